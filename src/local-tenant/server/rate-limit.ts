import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../../core/clock.ts';
import { errorBody } from '../management-api/error-body.ts';

/** So many requests in so many seconds; refilled whole at the top of each window, as Auth0 documents its fixed windows. */
export interface Limit {
  readonly limit: number;
  readonly seconds: number;
}

/**
 * Auth0's rate limit of the Management API, off until it is set: so that tools can be tried against it. Answers carry
 * `x-ratelimit-limit`, `-remaining` and `-reset` (documented; reset is in seconds since the epoch), a request too many
 * gets 429 with `retry-after`.
 */
export class RateLimit {
  #limit: Limit | undefined;
  #window = 0;
  #used = 0;

  constructor(readonly clock: Clock) {}

  set(limit: Limit | undefined): void {
    this.#limit = limit;
    this.#used = 0;
  }

  get(): Limit | undefined {
    return this.#limit;
  }

  middleware(): MiddlewareHandler {
    return async (c, next) => {
      const limit = this.#limit;
      if (!limit) return next();
      const { remaining, reset, refused } = this.#take(limit);
      c.header('x-ratelimit-limit', String(limit.limit));
      c.header('x-ratelimit-remaining', String(remaining));
      c.header('x-ratelimit-reset', String(reset));
      if (!refused) return next();
      c.header('retry-after', String(Math.max(1, Math.ceil(reset - this.clock.now() / 1000))));
      // The words of Auth0's answer, seen on tenants.
      return c.json(errorBody(429, 'Global limit has been reached', 'too_many_requests'), 429);
    };
  }

  #take({ limit, seconds }: Limit): { remaining: number; reset: number; refused: boolean } {
    const window = Math.floor(this.clock.now() / 1000 / seconds);
    if (window !== this.#window) this.#used = 0;
    this.#window = window;
    const refused = this.#used >= limit;
    if (!refused) this.#used++;
    return { remaining: limit - this.#used, reset: (window + 1) * seconds, refused };
  }
}
