import { keepSecret } from '../../core/mask.ts';
import { fail } from '../../core/problem.ts';

/** Milliseconds for one answer. */
const PATIENCE = 30_000;

export interface ForgeApiOptions {
  readonly forge: 'GitHub' | 'GitLab';
  readonly url: string;
  readonly token: string;
  headers(token: string): Readonly<Record<string, string>>;
}

/** The REST API of a forge. */
export interface ForgeApi {
  /** The JSON that it answers. Raises `forge-refused`, `forge-unreachable`. */
  ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, body?: unknown): Promise<unknown>;
}

/** The API as the pipeline's token may use it. From here on the token is masked. */
export function forgeApi({ forge, url, token, headers }: ForgeApiOptions): ForgeApi {
  const base = url.replace(/\/+$/, '');
  const own = { 'user-agent': 'understudy', ...headers(keepSecret(token)) };
  return {
    async ask(method, path, body) {
      const sent = body !== undefined && {
        headers: { ...own, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      const answer = await send(base, path, { method, headers: own, ...sent });
      if (answer.ok && answer.json !== undefined) return answer.json;
      return fail('forge-refused', { forge, method, path, status: answer.status, said: saidIn(answer.json) });
    },
  };
}

async function send(url: string, path: string, init: RequestInit) {
  try {
    const answer = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    return { ok: answer.ok, status: answer.status, json: parsed(await answer.text()) };
  } catch (error) {
    return fail('forge-unreachable', { url, reason: reasonOf(error) });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function saidIn(json: unknown): string {
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
  return typeof message === 'string' ? message : 'no reason given';
}

/** What fetch hides: why the connection failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
