import { docOf, type Json } from '../../../core/json.ts';
import { keepSecret } from '../../../core/mask.ts';
import { fail } from '../../../core/problem.ts';
import type { Received } from './send.ts';

export interface TokenRequest {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A token for the Management API, what it may do, and when it is time for another (milliseconds since the epoch). */
export interface Token {
  readonly value: string;
  readonly scopes: ReadonlySet<string>;
  readonly renewAt: number;
}

/** Sends the request for a token; with `agent` and time-out as the sender has them. */
export type SendToken = (url: URL, headers: Record<string, string>, body: string) => Promise<Received>;

/** Asks for a token as the application. Raises `wrong-credentials`, `tenant-unreachable`. */
export async function askForToken(
  { domain, clientId, clientSecret }: TokenRequest,
  sendToken: SendToken,
  now: () => number,
): Promise<Token> {
  const url = new URL(`https://${domain}/oauth/token`);
  const body = JSON.stringify({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `https://${domain}/api/v2/`,
  });
  const { status, text } = await sendToken(url, { 'content-type': 'application/json' }, body);
  if (status >= 400 && status < 500) fail('wrong-credentials', { domain, clientId });
  const { access_token: value, scope, expires_in: seconds } = docOf(parsed(text));
  if (status !== 200 || typeof value !== 'string') {
    return fail('tenant-unreachable', { domain, reason: `it answered ${status} to the request for a token` });
  }
  keepSecret(value);
  return {
    value,
    scopes: new Set(String(scope ?? '').split(' ')),
    // A little before it ends.
    renewAt: now() + Number(seconds ?? 3600) * 900,
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
