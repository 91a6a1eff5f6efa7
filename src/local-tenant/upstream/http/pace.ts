import type { Received } from './send.ts';

/** The longest wait for a rate limit to begin anew before it is looked at again. */
const LONGEST_MS = 60_000;

/** What the last answer said of the tenant's rate limit. */
interface Allowance {
  readonly limit: number;
  /** What was left of it, less what has been sent since. */
  left: number;
  /** Milliseconds since the epoch. */
  readonly resetAt: number;
}

/**
 * How many requests may be under way: a few at once, and of the tenant's rate limit no more than half; the other half
 * is production's. Until the first answer, one.
 */
export class Pace {
  #running = 0;
  #allowance: Allowance | undefined;
  #answered = false;
  #waiting: (() => void)[] = [];

  constructor(
    readonly atOnce: number,
    readonly now: () => number = Date.now,
  ) {}

  /** Waits for a turn; false where none comes until `deadline` (milliseconds since the epoch). */
  async enter(deadline: number): Promise<boolean> {
    while (!this.#isFree()) {
      const until = Math.min(deadline, this.#wakeAt());
      if (this.now() >= deadline) return false;
      await this.#wake(until - this.now());
    }
    this.#running += 1;
    if (this.#allowance) this.#allowance.left -= 1;
    return true;
  }

  /** Ends a turn, with what was answered. */
  leave(received?: Received): void {
    this.#running -= 1;
    if (received) {
      this.#answered = true;
      this.#allowance = this.#told(received) ?? this.#allowance;
    }
    this.#wakeAll();
  }

  #isFree(): boolean {
    if (this.#running >= (this.#answered ? this.atOnce : 1)) return false;
    const allowance = this.#allowance;
    if (!allowance) return true;
    if (allowance.left > allowance.limit / 2) return true;
    // It has begun anew: one request tells how much is left.
    return this.now() >= allowance.resetAt && this.#running === 0;
  }

  #wakeAt(): number {
    return this.#allowance ? Math.max(this.#allowance.resetAt, this.now() + 20) : this.now() + LONGEST_MS;
  }

  #wake(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, Math.min(Math.max(0, milliseconds), LONGEST_MS));
      function done() {
        clearTimeout(timer);
        resolve();
      }
      this.#waiting.push(done);
    });
  }

  #wakeAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  #told({ headers }: Received): Allowance | undefined {
    const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((name) =>
      Number(headers[`x-ratelimit-${name}`]),
    );
    if (limit === undefined || left === undefined || !Number.isFinite(limit) || !Number.isFinite(left))
      return undefined;
    const resetAt = Number.isFinite(reset) ? Number(reset) * 1000 : this.now() + 1000;
    return { limit, left: left - this.#running, resetAt };
  }
}
