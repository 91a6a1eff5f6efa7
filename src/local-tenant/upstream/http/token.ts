import { docOf } from '../../../core/json.ts';
import { keepSecret } from '../../../core/mask.ts';
import { fail } from '../../../core/problem.ts';
import type { Received } from './send.ts';
import { parsed } from './trouble.ts';

/** The application that a tenant is read as. */
export interface Credentials {
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

/** The body of the request for a token. */
export function tokenRequest({ domain, clientId, clientSecret }: Credentials): string {
  return JSON.stringify({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `https://${domain}/api/v2/`,
  });
}

/** The token of an answer. Raises `wrong-credentials`, `tenant-unreachable`. */
export function tokenIn({ status, text }: Received, { domain, clientId }: Credentials): Token {
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
    renewAt: Date.now() + Number(seconds ?? 3600) * 900,
  };
}
