import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { ASSERTION_TYPE, usesOwnKey } from '../../authentication-api/federation/client-proof.ts';
import type { TenantContext } from '../../context.ts';
import { clientIdOf } from '../client-id-of.ts';
import { standInUrl } from '../stand-in-url.ts';

/**
 * Whether the tenant proves at a provider's token endpoint that it is the application that is registered there: by its secret or,
 * where it has keys of its own, by an assertion that is checked with the keys that the tenant publishes (RFC 7523, section 3).
 */
export async function provesClient(
  context: TenantContext,
  connection: Doc,
  sent: Readonly<Record<string, string>>,
): Promise<boolean> {
  const id = clientIdOf(connection);
  if (sent.client_id !== id) return false;
  if (usesOwnKey(connection)) return provesKey(context, connection, sent);
  const secret = textOf(docOf(connection.options).client_secret);
  return !secret || sent.client_secret === secret;
}

async function provesKey(
  context: TenantContext,
  connection: Doc,
  { client_assertion_type: type, client_assertion: assertion = '' }: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (type !== ASSERTION_TYPE) return false;
  const name = encodeURIComponent(String(connection.name));
  const published = await context.ask(`${context.issuer}oauth/connection/${name}/.well-known/jwks.json`);
  if (!published.ok) return false;
  const keys = createLocalJWKSet((await published.json()) as JSONWebKeySet);
  const id = clientIdOf(connection);
  const issuer = standInUrl(context, connection);
  return jwtVerify(assertion, keys, {
    issuer: id,
    subject: id,
    audience: [issuer, `${issuer}/token`],
    requiredClaims: ['jti', 'exp'],
    currentDate: new Date(context.clock.now()),
  }).then(
    () => true,
    () => false,
  );
}
