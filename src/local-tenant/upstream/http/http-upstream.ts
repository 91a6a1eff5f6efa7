import { Agent } from 'node:https';
import type { Json } from '../../../core/json.ts';
import { keepSecret } from '../../../core/mask.ts';
import { fail } from '../../../core/problem.ts';
import type { Upstream, UpstreamAnswer } from '../upstream.ts';
import { Pace } from './pace.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { type Received, send } from './send.ts';
import { askForToken, type Token, type TokenRequest } from './token.ts';

export interface HttpUpstreamOptions extends TokenRequest {
  /** PEM of an authority to trust besides the known ones: a local tenant's. */
  readonly ca?: string;
  readonly patience?: Partial<Patience>;
}

/** Answers that tell of trouble, not of what was asked for. Not 501: a tenant that does not have it. */
const TROUBLE: ReadonlySet<number> = new Set([0, 408, 429, 500, 502, 503, 504, 520, 522, 524]);

/** A tenant that is read over HTTPS as one of its applications. */
export class HttpUpstream implements Upstream {
  readonly domain: string;
  readonly clientId: string;
  readonly #options: HttpUpstreamOptions;
  readonly #patience: Patience;
  readonly #agent: Agent;
  readonly #pace: Pace;
  #token: Promise<Token> | undefined;
  #requests = 0;

  constructor(options: HttpUpstreamOptions) {
    keepSecret(options.clientSecret);
    this.domain = options.domain;
    this.clientId = options.clientId;
    this.#options = options;
    this.#patience = { ...PATIENCE, ...options.patience };
    this.#agent = new Agent({ keepAlive: true, ...(options.ca !== undefined && { ca: options.ca }) });
    this.#pace = new Pace(this.#patience.atOnce);
  }

  get requests(): number {
    return this.#requests;
  }

  /** What the token may do. Raises what `get` raises. */
  async scopes(): Promise<ReadonlySet<string>> {
    return (await this.#tokenNow()).scopes;
  }

  async get(path: string): Promise<UpstreamAnswer> {
    const deadline = Date.now() + this.#patience.wholeMs;
    let reason = 'it was never asked';
    for (let tried = 0, limited = 0; tried < this.#patience.tries; ) {
      const token = await this.#tokenNow();
      if (!(await this.#pace.enter(deadline))) {
        reason = 'more than half of its rate limit is in use by others';
        break;
      }
      const outcome = await this.#tryOnce(path, token);
      if ('answer' in outcome) return outcome.answer;
      reason = outcome.reason;
      const wait = outcome.waitMs ?? this.#patience.pauseMs * 2 ** tried;
      // Being limited is no failure of the tenant's; it has its own bound.
      if (outcome.waitMs === undefined) tried += 1;
      else if (++limited > this.#patience.tries * 4) break;
      if (Date.now() + wait >= deadline) break;
      await sleep(wait);
    }
    return fail('upstream-unread', { domain: this.domain, path, reason });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** One request: its answer, or why there is none, and how long the tenant wants to be left alone. */
  async #tryOnce(
    path: string,
    token: Token,
  ): Promise<{ answer: UpstreamAnswer } | { reason: string; waitMs?: number }> {
    let received: Received | undefined;
    try {
      received = await this.#send('GET', new URL(`https://${this.domain}/api/v2${path}`), {
        authorization: `Bearer ${token.value}`,
      });
    } catch (error) {
      return { reason: reasonOf(error) };
    } finally {
      this.#pace.leave(received);
    }
    const { status, headers, text } = received;
    if (status === 429)
      return {
        reason: 'it answered 429',
        waitMs: retryAfter(headers['retry-after'], this.#patience.pauseMs),
      };
    if (status === 401) {
      this.#token = undefined;
      return { reason: 'it does not take its own token' };
    }
    if (TROUBLE.has(status) || (status >= 500 && status !== 501)) return { reason: `it answered ${status}` };
    const body = parsed(text);
    return body === undefined ? { reason: 'its answer is no JSON' } : { answer: { status, body } };
  }

  #send(
    method: 'GET' | 'POST',
    url: URL,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Received> {
    this.#requests += 1;
    const { answerMs: timeoutMs } = this.#patience;
    return send({ method, url, headers, agent: this.#agent, timeoutMs, ...(body !== undefined && { body }) });
  }

  async #tokenNow(): Promise<Token> {
    this.#token ??= this.#newToken();
    const asked = this.#token;
    const token = await asked.catch((error: unknown) => {
      this.#forget(asked);
      throw error;
    });
    if (token.renewAt > Date.now()) return token;
    this.#forget(asked);
    return this.#tokenNow();
  }

  /** Others may have asked for another one meanwhile. */
  #forget(token: Promise<Token>): void {
    if (this.#token === token) this.#token = undefined;
  }

  async #newToken(): Promise<Token> {
    const { tries, pauseMs } = this.#patience;
    let reason = '';
    for (let tried = 0; tried < tries; tried += 1) {
      if (tried > 0) await sleep(pauseMs * 2 ** (tried - 1));
      try {
        return await askForToken(
          this.#options,
          (url, headers, body) => this.#received(url, headers, body),
          Date.now,
        );
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        reason = error.message;
      }
    }
    return fail('tenant-unreachable', { domain: this.domain, reason });
  }

  /** Throws `Unanswered`. */
  async #received(url: URL, headers: Record<string, string>, body: string): Promise<Received> {
    const received = await this.#send('POST', url, headers, body).catch((error: unknown) => {
      throw new Unanswered(reasonOf(error));
    });
    if (TROUBLE.has(received.status)) throw new Unanswered(`it answered ${received.status}`);
    return received;
  }
}

/** A request for a token that came to nothing, and may be tried again. */
class Unanswered extends Error {}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code !== 'ABORT_ERR' ? code : String((error as Error).message);
}

/** Seconds of the header in milliseconds; another form (a date) counts as the usual pause. */
function retryAfter(header: string | readonly string[] | undefined, otherwise: number): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : otherwise;
}

function parsed(text: string): Json | undefined {
  try {
    return text === '' ? null : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
