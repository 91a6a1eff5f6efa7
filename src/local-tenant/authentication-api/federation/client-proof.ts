import { createPrivateKey, X509Certificate } from 'node:crypto';
import { exportJWK, type JWK, SignJWT } from 'jose';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { CONNECTION_KEYS, keepFirstKeys } from '../../../resources/connections/connection-keys.ts';
import type { TenantContext } from '../../context.ts';
import { clientIdOf } from '../../identity-providers/client-id-of.ts';
import { standInUrl } from '../../identity-providers/stand-in-url.ts';
import { makeKey } from '../../keys/make-key.ts';
import { hookContext } from '../../management-api/hook-context.ts';

/** RFC 7523, section 2.2. */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Seconds (documented). */
const LIFETIME = 60;

/** Whether a connection proves itself to its provider with a key of its own, and not with a secret. */
export function usesOwnKey({ strategy, options }: Doc): boolean {
  const { token_endpoint_auth_method: method } = docOf(options);
  return (strategy === 'oidc' || strategy === 'okta') && method === 'private_key_jwt';
}

/**
 * What a connection proves itself with at the token endpoint of its provider: Auth0's documentation, "Private Key JWT Client
 * Authentication for Okta and OIDC Connections". Keys are made when they are first needed.
 */
export async function clientProof(
  context: TenantContext,
  connection: Doc,
): Promise<Readonly<Record<string, string>>> {
  const secret = textOf(docOf(connection.options).client_secret);
  if (!usesOwnKey(connection)) return secret ? { client_secret: secret } : {};
  const { kid, algorithm, key } = await currentKey(context, connection);
  const provider = standInUrl(context, connection);
  const toIssuer = docOf(connection.options).token_endpoint_jwtca_aud_format === 'issuer';
  const issued = Math.floor(context.clock.now() / 1000);
  const id = clientIdOf(connection);
  const assertion = await new SignJWT({
    iss: id,
    sub: id,
    aud: toIssuer ? provider : `${provider}/token`,
    jti: randomText(context.random, 32),
    iat: issued,
    exp: issued + LIFETIME,
  })
    .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
    .sign(createPrivateKey(key));
  return { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion };
}

async function currentKey(context: TenantContext, { id, options }: Doc) {
  const path = `/connections/${String(id)}/keys`;
  const { documents } = context.state;
  if (documents.count(path) === 0) {
    const algorithm = textOf(docOf(options).token_endpoint_auth_signing_alg) ?? 'RS256';
    const make = async () => ({ ...(await makeKey(context.domain, context.clock, algorithm)), algorithm });
    const made = await Promise.all([make(), make()]);
    const hooks = hookContext(context, { params: { id: String(id) } });
    // Two logins may have made some at the same time: those that are stored count.
    context.state.write(() => void (documents.count(path) === 0 && keepFirstKeys(made, hooks)));
  }
  const current = documents.list(path).find((key) => key.current === true);
  const kid = textOf(current?.kid) ?? '';
  const stored = documents.get(`${CONNECTION_KEYS}/${String(id)}`, kid);
  return { kid, algorithm: textOf(current?.algorithm) ?? 'RS256', key: textOf(stored?.key) ?? '' };
}

/** `/oauth/connection/NAME/.well-known/jwks.json`: the public keys of a connection (documented); undefined where it has none. */
export async function connectionJwks(
  { state }: TenantContext,
  name: string,
): Promise<{ readonly keys: readonly JWK[] } | undefined> {
  const connection = state.documents.list('/connections').find((one) => one.name === name);
  const keys = state.documents.list(`/connections/${String(connection?.id)}/keys`);
  if (keys.length === 0) return undefined;
  return { keys: await Promise.all(keys.map(jwkOf)) };
}

async function jwkOf({ cert, kid, algorithm }: Doc): Promise<JWK> {
  const jwk = await exportJWK(new X509Certificate(textOf(cert) ?? '').publicKey);
  return { ...jwk, kid: String(kid), alg: String(algorithm), use: 'sig' };
}
