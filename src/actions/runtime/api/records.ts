import { type Argument, wrongArgument } from './arguments.ts';
import type { Call, Denial, Method } from './method.ts';

/** Throws a TypeError where an argument is wrong; warns where there are more than the method takes. */
export function checkArguments(takes: readonly Argument[], args: readonly unknown[], call: Call): void {
  takes.forEach((check, index) => {
    const wrong = wrongArgument(check, args[index]);
    if (wrong) throw new TypeError(`api.${call.method}: ${wrong}.`);
  });
  if (args.length > takes.length) {
    const names = takes.map((one) => one.name).join(', ');
    call.warn(
      `api.${call.method}(${names}) was called with ${args.length} arguments; the others are ignored.`,
    );
  }
}

/** A method that is checked and recorded, and has its effect when all Actions have run. */
export function records(...takes: Argument[]): Method {
  return (args, call) => {
    checkArguments(takes, args, call);
    call.record(args.slice(0, takes.length));
    return call.api;
  };
}

/** As `records`, and no later Action runs until the person is back from a redirect, a form or a challenge. */
export function suspends(...takes: Argument[]): Method {
  const record = records(...takes);
  return (args, call) => {
    const result = record(args, call);
    call.suspend();
    return result;
  };
}

/** As `records`, and no later Action runs: the run is denied as `denial` makes it from the arguments. */
export function denies(takes: readonly Argument[], denial: (args: readonly string[]) => Denial): Method {
  const record = records(...takes);
  return (args, call) => {
    const result = record(args, call);
    call.deny(denial(args.map((value) => (typeof value === 'string' ? value : ''))));
    return result;
  };
}
