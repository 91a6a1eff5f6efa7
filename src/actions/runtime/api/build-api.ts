import type { ApiTable, Call } from './method.ts';

/** What `buildApi` needs of the run; the rest of a `Call` it fills in. */
export type CallContext = Omit<Call, 'method' | 'api' | 'record' | 'suspend'> & {
  record(method: string, args: readonly unknown[]): void;
  suspend(method: string): void;
};

/** The `api` object that a handler gets: `accessToken.setCustomClaim` of the table becomes `api.accessToken.setCustomClaim`. */
export function buildApi(table: ApiTable, context: CallContext): object {
  const api: Record<string, Record<string, unknown>> = {};
  for (const [method, run] of Object.entries(table)) {
    const [group = '', name = ''] = method.split('.');
    const call: Call = {
      ...context,
      method,
      api,
      record: (args) => context.record(method, args),
      suspend: () => context.suspend(method),
    };
    api[group] = { ...api[group], [name]: (...args: unknown[]) => run(args, call) };
  }
  return api;
}
