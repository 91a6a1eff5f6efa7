/** Where the time comes from; passed in, so that a test is the same every time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that somebody moves. */
export interface MovableClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved: for tests, and for rehearsals that must not depend on the hour. */
export function fixedClock(start: string | number): MovableClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** The clock's time as Auth0 writes dates: `2026-01-31T12:00:00.000Z`. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
