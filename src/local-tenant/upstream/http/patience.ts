/** How long a fork waits for its upstream, in milliseconds, and how often it asks again. Everything ends. */
export interface Patience {
  /** One request, until the whole answer is there. */
  readonly answerMs: number;
  /** How often a request is sent that fails: an error of the server, a broken connection, no answer in time. */
  readonly tries: number;
  /** The pause before the second try; doubled for each further one. */
  readonly pauseMs: number;
  /** One read with all its tries and with all waiting for the rate limit: less than Auth0's SDK waits for a fork. */
  readonly wholeMs: number;
  /** Requests under way at once. */
  readonly atOnce: number;
}

export const PATIENCE: Patience = {
  answerMs: 20_000,
  tries: 5,
  pauseMs: 500,
  wholeMs: 50_000,
  atOnce: 6,
};
