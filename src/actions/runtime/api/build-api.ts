import { wrongArgument } from './arguments.ts';
import type { ApiTable, Call, Method } from './method.ts';

/** What `buildApi` needs of the run; the rest of a `Call` it fills in. */
export type CallContext = Omit<Call, 'method' | 'api' | 'record' | 'suspend'> & {
  record(method: string, args: readonly unknown[]): void;
  suspend(method: string): void;
};

/** The `api` object that a handler gets: `accessToken.setCustomClaim` of the table becomes `api.accessToken.setCustomClaim`. */
export function buildApi(table: ApiTable, context: CallContext): object {
  const api: Record<string, Record<string, unknown>> = {};
  for (const [name, method] of Object.entries(table)) {
    const [group = '', verb = ''] = name.split('.');
    const call: Call = {
      ...context,
      method: name,
      api,
      record: (args) => context.record(name, args),
      suspend: () => context.suspend(name),
    };
    api[group] = { ...api[group], [verb]: (...args: unknown[]) => invoke(method, args, call) };
  }
  return api;
}

function invoke(method: Method, args: readonly unknown[], call: Call): unknown {
  checkArguments(method, args, call);
  checkCount(method, call);
  return method.run(args.slice(0, method.takes.length), call);
}

/** Throws a TypeError where an argument is wrong; warns where there are more than the method takes. */
function checkArguments({ takes }: Method, args: readonly unknown[], call: Call): void {
  takes.forEach((argument, index) => {
    const wrong = wrongArgument(argument, args[index]);
    if (wrong) throw new TypeError(`api.${call.method}: ${wrong}.`);
  });
  if (args.length > takes.length) {
    const names = takes.map((one) => one.name).join(', ');
    call.warn(
      `api.${call.method}(${names}) was called with ${args.length} arguments; the others are ignored.`,
    );
  }
}

function checkCount({ most }: Method, call: Call): void {
  if (most === undefined) return;
  const before = call.flow().filter((command) => command.method === call.method).length;
  if (before < most) return;
  const often = most === 1 ? 'once' : `${most} times`;
  throw new Error(`api.${call.method} can be called ${often} in a flow.`);
}
