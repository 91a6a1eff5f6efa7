import type { Argument } from './arguments.ts';
import type { Call, Denial, Method } from './method.ts';

type Traits = Pick<Method, 'stage' | 'most'>;

/** A method that is recorded, and has its effect when all Actions have run. */
export function records(does: string, takes: readonly Argument[] = [], traits: Traits = {}): Method {
  return { takes, does, ...traits, run: recordCall };
}

/** As `records`, and no later Action runs until the person is back from a redirect, a form or a challenge. */
export function suspends(does: string, takes: readonly Argument[]): Method {
  return {
    takes,
    does,
    run(args, call) {
      const result = recordCall(args, call);
      call.suspend();
      return result;
    },
  };
}

/** As `records`, and no later Action runs: the run is denied as `denial` makes it from the arguments. */
export function denies(
  does: string,
  takes: readonly Argument[],
  denial: (args: readonly string[]) => Denial,
  traits: Traits = {},
): Method {
  return {
    takes,
    does,
    ...traits,
    run(args, call) {
      const result = recordCall(args, call);
      call.deny(denial(args.map((value) => (typeof value === 'string' ? value : ''))));
      return result;
    },
  };
}

/** Records the call and answers what setter methods do. */
export function recordCall(args: readonly unknown[], call: Call): object {
  call.record(args);
  return call.api;
}
