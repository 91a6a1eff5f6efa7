import { wrongArgument } from './arguments.ts';
import { checkCount } from './counts.ts';
import { showInEvent } from './live-event.ts';
import type { ApiTable, Call, Method } from './method.ts';

/** What `buildApi` needs of the run; the rest of a `Call` it fills in. */
export type CallContext = Omit<Call, 'method' | 'turn' | 'record' | 'suspend'> & {
  record(method: string, args: readonly unknown[]): void;
  suspend(method: string): void;
};

/**
 * The `api` object that a handler gets: `accessToken.setCustomClaim` of the table becomes `api.accessToken.setCustomClaim`.
 * A part such as `api.accessToken` is made when the handler first asks for it: most ask for one or two of fifteen.
 */
export function buildApi(table: ApiTable, context: CallContext): object {
  const before = context.flow().length;
  const turn = () => context.flow().slice(before);
  const api: object = {};
  for (const [group, methods] of partsOf(table)) {
    let part: object | undefined;
    Object.defineProperty(api, group, {
      enumerable: true,
      configurable: true,
      get() {
        part ??= Object.fromEntries(methods.map(({ name, verb, method }) => [verb, call(name, method)]));
        return part;
      },
      set: (value: object) => {
        part = value;
      },
    });
  }
  return api;

  function call(name: string, method: Method) {
    return (...args: unknown[]): unknown => {
      const answer = invoke(method, args, { ...callOf(name, context), turn });
      return method.chains ? api : answer;
    };
  }
}

interface Part {
  readonly name: string;
  readonly verb: string;
  readonly method: Method;
}

const parts = new WeakMap<ApiTable, ReadonlyMap<string, readonly Part[]>>();

/** The methods of a table by what stands before the dot; worked out once for each trigger. */
function partsOf(table: ApiTable): ReadonlyMap<string, readonly Part[]> {
  const known = parts.get(table);
  if (known) return known;
  const made = new Map<string, Part[]>();
  for (const [name, method] of Object.entries(table)) {
    const [group = '', verb = ''] = name.split('.');
    made.set(group, [...(made.get(group) ?? []), { name, verb, method }]);
  }
  parts.set(table, made);
  return made;
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
