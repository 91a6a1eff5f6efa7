import { fail } from '../../../core/problem.ts';
import type { Patience } from './patience.ts';
import type { Received } from './send.ts';
import { type Credentials, type Token, tokenIn, tokenRequest } from './token.ts';
import { isTrouble, reasonOf, sleep } from './trouble.ts';

/** The token that a tenant is read with: one for all requests, and another when its time comes. */
export class Tokens {
  #token: Promise<Token> | undefined;

  constructor(
    readonly credentials: Credentials,
    readonly patience: Patience,
    /** Sends the request for a token. */
    readonly post: (body: string) => Promise<Received>,
  ) {}

  /** Raises `wrong-credentials`, `tenant-unreachable`. */
  async get(): Promise<Token> {
    this.#token ??= this.#ask();
    const asked = this.#token;
    const token = await asked.catch((error: unknown) => {
      this.#forget(asked);
      throw error;
    });
    if (token.renewAt > Date.now()) return token;
    this.#forget(asked);
    return this.get();
  }

  /** Ends the use of a token that the tenant does not take any more. */
  async drop(token: Token): Promise<void> {
    const asked = this.#token;
    if (asked && (await asked) === token) this.#forget(asked);
  }

  /** Others may have asked for another one meanwhile. */
  #forget(token: Promise<Token>): void {
    if (this.#token === token) this.#token = undefined;
  }

  async #ask(): Promise<Token> {
    const { tries, pauseMs, wholeMs } = this.patience;
    const deadline = Date.now() + wholeMs;
    let reason = '';
    for (let tried = 0; tried < tries && Date.now() < deadline; tried += 1) {
      if (tried > 0) await sleep(pauseMs * 2 ** (tried - 1));
      const received = await this.post(tokenRequest(this.credentials)).catch(reasonOf);
      if (typeof received === 'string') reason = received;
      else if (isTrouble(received.status)) reason = `it answered ${received.status}`;
      else return tokenIn(received, this.credentials);
    }
    return fail('tenant-unreachable', { domain: this.credentials.domain, reason });
  }
}
