import type { Argument } from './arguments.ts';
import type { Denial, Method } from './method.ts';

type Traits = Omit<Method, 'takes' | 'does' | 'run'>;

/** A method that is recorded, and has its effect when all Actions have run. */
export function records(does: string, takes: readonly Argument[] = [], traits: Traits = {}): Method {
  return { takes, does, ...traits, run: (args, call) => call.record(args) };
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
      call.record(args);
      call.deny(denial(args.map((value) => (typeof value === 'string' ? value : ''))));
    },
  };
}
