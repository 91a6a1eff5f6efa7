import { keepSecret } from '../../core/mask.ts';
import { fail } from '../../core/problem.ts';
import type { Io } from '../command.ts';
import { variable } from './variable.ts';

/** Milliseconds for one answer. */
const PATIENCE = 30_000;

/** The REST API of GitHub. */
export interface GithubApi {
  /** The JSON that it answers. Raises `github-refused`, `github-unreachable`. */
  ask(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<unknown>;
}

/** The API as the workflow's token may use it. From here on the token is masked. Raises `not-in-github`. */
export function githubApi({ env }: Pick<Io, 'env'>): GithubApi {
  const token = keepSecret(variable(env, 'GITHUB_TOKEN', 'a token'));
  const url = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  return {
    async ask(method, path, body) {
      const answer = await send(url, path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
          'user-agent': 'understudy',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (answer.ok && answer.json !== undefined) return answer.json;
      return fail('github-refused', { method, path, status: answer.status, said: saidIn(answer.json) });
    },
  };
}

async function send(url: string, path: string, init: RequestInit) {
  try {
    const answer = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    return { ok: answer.ok, status: answer.status, json: parsed(await answer.text()) };
  } catch (error) {
    return fail('github-unreachable', { url, reason: reasonOf(error) });
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
