import { wrongArgument } from './arguments.ts';
import { checkCount } from './counts.ts';
import { showInEvent } from './live-event.ts';
import type { ApiTable, Call, Method } from './method.ts';

/** What `buildApi` needs of the run; the rest of a `Call` it fills in. */
export type CallContext = Omit<Call, 'method' | 'turn' | 'record' | 'suspend'> & {
  record(method: string, args: readonly unknown[]): void;
  suspend(method: string): void;
};

/** The `api` object that a handler gets: `accessToken.setCustomClaim` of the table becomes `api.accessToken.setCustomClaim`. */
export function buildApi(table: ApiTable, context: CallContext): object {
  const api: Record<string, Record<string, unknown>> = {};
  const before = context.flow().length;
  const turn = () => context.flow().slice(before);
  for (const [name, method] of Object.entries(table)) {
    const [group = '', verb = ''] = name.split('.');
    const verbs = api[group] ?? {};
    api[group] = verbs;
    verbs[verb] = (...args: unknown[]) => {
      const answer = invoke(method, args, { ...callOf(name, context), turn });
      return method.chains ? api : answer;
    };
  }
  return api;
}

function callOf(name: string, context: CallContext): Omit<Call, 'turn'> {
  return {
    ...context,
    method: name,
    record(args) {
      context.record(name, args);
      showInEvent(context.event, name, args);
    },
    suspend: () => context.suspend(name),
  };
}

function invoke(method: Method, args: readonly unknown[], call: Call): unknown {
  checkArguments(method, args, call);
  const ignored = method.ignored?.(call.event);
  if (ignored) return call.warn(`api.${call.method} has no effect: ${ignored}.`);
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
