import { Agent } from 'node:https';
import { keepSecret } from '../../../core/mask.ts';
import { fail } from '../../../core/problem.ts';
import type { Upstream, UpstreamAnswer } from '../upstream.ts';
import { Pace } from './pace.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { type Received, type Sent, send } from './send.ts';
import type { Credentials, Token } from './token.ts';
import { Tokens } from './tokens.ts';
import { isTrouble, parsed, reasonOf, sleep } from './trouble.ts';

export interface HttpUpstreamOptions extends Credentials {
  /** PEM of the one authority to trust, instead of those that everybody knows: a local tenant's. */
  readonly ca?: string;
  readonly patience?: Partial<Patience>;
}

/** What a try came to: an answer, or why there is none, and for how long the tenant wants to be left alone. */
type Outcome = { readonly answer: UpstreamAnswer } | { readonly reason: string; readonly limitedMs?: number };

/** How often more than a failure a rate limit is waited for: that is none of the tenant's failures. */
const LIMITED = 4;

/** A tenant that is read over HTTPS as one of its applications. */
export class HttpUpstream implements Upstream {
  readonly domain: string;
  readonly clientId: string;
  readonly #patience: Patience;
  readonly #agent: Agent;
  readonly #pace: Pace;
  readonly #tokens: Tokens;
  #requests = 0;

  constructor({ ca, patience, ...credentials }: HttpUpstreamOptions) {
    keepSecret(credentials.clientSecret);
    this.domain = credentials.domain;
    this.clientId = credentials.clientId;
    this.#patience = { ...PATIENCE, ...patience };
    this.#agent = new Agent({ keepAlive: true, ...(ca !== undefined && { ca }) });
    this.#pace = new Pace(this.#patience.atOnce);
    this.#tokens = new Tokens(credentials, this.#patience, (body) =>
      this.#send('POST', '/oauth/token', { headers: { 'content-type': 'application/json' }, body }),
    );
  }

  get requests(): number {
    return this.#requests;
  }

  /** What the token may do. Raises `wrong-credentials`, `tenant-unreachable`. */
  async scopes(): Promise<ReadonlySet<string>> {
    return (await this.#tokens.get()).scopes;
  }

  async get(path: string): Promise<UpstreamAnswer> {
    const { tries, pauseMs, wholeMs } = this.#patience;
    const deadline = Date.now() + wholeMs;
    let reason = '';
    for (let failed = 0, limited = 0; failed < tries && limited < tries * LIMITED; ) {
      const outcome = await this.#attempt(path, deadline);
      if ('answer' in outcome) return outcome.answer;
      reason = outcome.reason;
      const wait = outcome.limitedMs ?? pauseMs * 2 ** failed;
      if (outcome.limitedMs === undefined) failed += 1;
      else limited += 1;
      if (Date.now() + wait >= deadline) break;
      await sleep(wait);
    }
    return fail('upstream-unread', { domain: this.domain, path, reason });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** One request, when it is its turn. */
  async #attempt(path: string, deadline: number): Promise<Outcome> {
    const token = await this.#tokens.get();
    if (!(await this.#pace.enter(deadline))) {
      return { reason: 'more than half of its rate limit is in use by others' };
    }
    const headers = { authorization: `Bearer ${token.value}` };
    const received = await this.#send('GET', `/api/v2${path}`, { headers }).catch(reasonOf);
    this.#pace.leave(typeof received === 'string' ? undefined : received);
    return typeof received === 'string' ? { reason: received } : this.#outcome(received, token);
  }

  async #outcome({ status, headers, text }: Received, token: Token): Promise<Outcome> {
    if (status === 429) {
      const limitedMs = milliseconds(headers['retry-after']) ?? this.#patience.pauseMs;
      return { reason: 'it answered 429', limitedMs };
    }
    if (status === 401) {
      await this.#tokens.drop(token);
      return { reason: 'it does not take its own token' };
    }
    if (isTrouble(status)) return { reason: `it answered ${status}` };
    const body = parsed(text);
    return body === undefined ? { reason: 'its answer is no JSON' } : { answer: { status, body } };
  }

  #send(method: string, path: string, sent: Pick<Sent, 'headers' | 'body'>): Promise<Received> {
    this.#requests += 1;
    const url = new URL(`https://${this.domain}${path}`);
    return send({ method, url, ...sent, agent: this.#agent, timeoutMs: this.#patience.answerMs });
  }
}

/** The seconds of a header in milliseconds; undefined for another form, such as a date. */
function milliseconds(header: string | readonly string[] | undefined): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}
