import { fixedClock, type MovableClock } from '../../core/clock.ts';
import { NOW } from '../events/people.ts';
import type { HttpCall, HttpStubs } from '../http/stubs.ts';
import { listening } from '../listening.ts';

export interface StageOptions {
  /** Stands still at the hour of the kit's events where none is given; what Actions wait for moves it. */
  readonly clock?: MovableClock;
  /** Who answers the Actions' requests; without it, every request is refused. */
  readonly http?: HttpStubs;
}

/** What surrounds Actions in a test: the time, the network and the console. */
export interface Stage {
  readonly clock: MovableClock;
  /** The requests that Actions sent so far, in order. */
  readonly calls: readonly HttpCall[];
  /**
   * Plays something with Actions in it. All that it does, also after an `await`, sees the stage's time and network; what
   * runs beside it does not. Throws where a request had no stub, even if the Action caught that.
   */
  play<T>(scene: () => Promise<T>): Promise<T>;
}

/** A stage, for one or more plays. */
export function openStage({ clock = fixedClock(NOW) }: StageOptions = {}): Stage {
  return { clock, calls: [], play: listening };
}
