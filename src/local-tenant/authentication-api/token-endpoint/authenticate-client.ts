import { type Doc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { sameSecret } from '../authorize/same-secret.ts';
import { refuse } from '../oauth-error.ts';
import { ASSERTION_TYPE, assertingClient, provesByKey, usesPrivateKey } from './private-key-jwt.ts';
import type { Parameters } from './read-parameters.ts';

interface Credentials {
  readonly method: 'client_secret_basic' | 'client_secret_post' | 'none';
  readonly id: string;
  readonly secret: string;
}

/**
 * The application that the request comes from, once it has proved it in the way that its `token_endpoint_auth_method`
 * asks for, or with a key (`private_key_jwt`). A public application (`none`) proves nothing. Raises `client-not-authenticated`, whatever is wrong.
 */
export async function authenticateClient(
  context: TenantContext,
  parameters: Parameters,
  authorization: string | undefined,
): Promise<Doc> {
  const { client_assertion: assertion, client_assertion_type: type } = parameters;
  if (assertion !== undefined && type === ASSERTION_TYPE) return byAssertion(context, parameters, assertion);
  const { state } = context;
  const { method, id, secret } = fromHeader(authorization) ?? fromBody(parameters);
  const client = state.documents.get('/clients', id);
  if (!client || client.global === true) return refuse('client-not-authenticated', {});
  if (usesPrivateKey(client)) return refuse('client-not-authenticated', {});
  // The default that Auth0 stores for new applications.
  const wanted = textOf(client.token_endpoint_auth_method) ?? 'client_secret_post';
  if (wanted === 'none') return client;
  const expected = textOf(client.client_secret);
  const proved = method === wanted && expected !== undefined && sameSecret(secret, expected);
  return proved ? client : refuse('client-not-authenticated', {});
}

async function byAssertion(
  context: TenantContext,
  { client_id: id }: Parameters,
  assertion: string,
): Promise<Doc> {
  const client = assertingClient(context, assertion);
  const named = id === undefined || id === client?.client_id;
  const proved = client && named && usesPrivateKey(client) && (await provesByKey(context, client, assertion));
  return proved ? client : refuse('client-not-authenticated', {});
}

function fromBody({ client_id: id, client_secret: secret }: Parameters): Credentials {
  return { method: secret === undefined ? 'none' : 'client_secret_post', id: id ?? '', secret: secret ?? '' };
}

function fromHeader(authorization: string | undefined): Credentials | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  const [id, secret] = [text.slice(0, colon), text.slice(colon + 1)].map(formDecoded);
  return { method: 'client_secret_basic', id: id ?? '', secret: secret ?? '' };
}

/** RFC 6749, section 2.3.1: both parts are form-encoded first. Many clients do not; then there is nothing to decode. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
