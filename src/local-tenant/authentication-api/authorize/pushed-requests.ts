import type { Context } from 'hono';
import { docOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { refuse } from '../oauth-error.ts';
import { authenticateClient } from '../token-endpoint/authenticate-client.ts';
import { type Parameters, readParameters } from '../token-endpoint/read-parameters.ts';
import { askedFor, callbackOf } from './authorize-request.ts';
import { secretHash } from './secret-hash.ts';

/** Requests to /authorize that applications have sent before, by the hash of their `request_uri`. */
const REQUESTS = '/_pushed_requests';
/** RFC 9126, section 2.2. */
const PREFIX = 'urn:ietf:params:oauth:request_uri:';
/** Seconds; Auth0's documentation: static. */
const LIFETIME = 30;
/** Characters; Auth0's documentation: 10 KB. */
const LONGEST = 10 * 1024;
/** What proves the application is no part of what it asks for. */
const CREDENTIALS = new Set(['client_secret', 'client_assertion', 'client_assertion_type']);
const MOST_OWN = 10;

/**
 * `POST /oauth/par`: keeps a request to /authorize, checked, for half a minute: `{ request_uri, expires_in }`, 201. Auth0's
 * documentation, "Authorization Code Flow with PAR": for confidential applications, where the tenant allows it; ten `ext-`
 * parameters at most. Raises `par-not-enabled`, `par-form-only`, `par-too-long`, `par-public-client`, `request-uri-inside`
 * and what /authorize raises.
 */
export async function pushRequest(context: TenantContext, c: Context): Promise<Response> {
  if (!isParEnabled(context)) refuse('par-not-enabled', {});
  if (!/^application\/x-www-form-urlencoded/i.test(c.req.header('content-type') ?? ''))
    refuse('par-form-only', {});
  const sent = await readParameters(c);
  if (JSON.stringify(sent).length > LONGEST) refuse('par-too-long', {});
  const client = await authenticateClient(context, sent, c.req.header('authorization'));
  if (client.token_endpoint_auth_method === 'none') refuse('par-public-client', {});
  const parameters = { ...kept(sent), client_id: String(client.client_id) };
  if (sent.request_uri !== undefined) refuse('request-uri-inside', {});
  callbackOf(context, client, parameters);
  askedFor(client, parameters);
  const secret = randomText(context.random, 32);
  const now = context.clock.now();
  context.state.write((documents) => {
    forgetExpired(documents, REQUESTS, now);
    documents.put(REQUESTS, secretHash(secret), { parameters, expires: now + LIFETIME * 1000 });
  });
  c.header('cache-control', 'no-store');
  return c.json({ request_uri: `${PREFIX}${secret}`, expires_in: LIFETIME }, 201);
}

/**
 * The parameters of a request to /authorize: those that were pushed, once, where it names them. Raises `invalid-request-uri`
 * and, where only pushed ones are taken, `par-required`.
 */
export function withPushed(context: TenantContext, parameters: Parameters): Parameters {
  const { request_uri: uri, client_id: id } = parameters;
  if (uri === undefined || uri === '') {
    const client = context.state.documents.get('/clients', id ?? '');
    const required = client?.require_pushed_authorization_requests === true;
    if (required && isParEnabled(context)) refuse('par-required', {});
    return parameters;
  }
  const key = secretHash(uri.startsWith(PREFIX) ? uri.slice(PREFIX.length) : '');
  const found = context.state.documents.get(REQUESTS, key);
  const pushed = docOf(found?.parameters) as Parameters;
  if (!found || Number(found.expires) <= context.clock.now() || pushed.client_id !== id)
    return refuse('invalid-request-uri', {});
  context.state.write((documents) => documents.remove(REQUESTS, key));
  return pushed;
}

function kept(sent: Parameters): Parameters {
  let own = 0;
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => !CREDENTIALS.has(name) && (!name.startsWith('ext-') || own++ < MOST_OWN),
    ),
  );
}

/** Auth0's documentation, "Configure Pushed Authorization Requests": off until the tenant says otherwise. */
export function isParEnabled({ state }: TenantContext): boolean {
  return state.documents.get('/tenants/settings', '')?.pushed_authorization_requests_supported === true;
}
