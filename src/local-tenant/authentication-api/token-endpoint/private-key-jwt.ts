import { createPublicKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { type Doc, docOf, docsOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { secretHash } from '../authorize/secret-hash.ts';

/** RFC 7523, section 2.2. */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Assertions that have been used, until they expire. */
const USED = '/_client_assertions';
/** Auth0's documentation, "Authenticate with Private Key JWT". */
const ALGORITHMS: readonly string[] = ['RS256', 'RS384', 'PS256'];

/** The application that an assertion says it is from; undefined where it cannot be read. */
export function assertingClient({ state }: TenantContext, assertion: string): Doc | undefined {
  try {
    return state.documents.get('/clients', String(decodeJwt(assertion).sub));
  } catch {
    return undefined;
  }
}

/** Whether an application uses this method, and no secret: its `client_authentication_methods` say so. */
export function usesPrivateKey(client: Doc): boolean {
  return docOf(client.client_authentication_methods).private_key_jwt !== undefined;
}

/**
 * Whether an assertion is the application's own: signed with one of its keys, for this tenant, not expired, and new.
 * Auth0's documentation: `iss` and `sub` are the client id, `aud` the tenant, `jti` is used once.
 */
export async function provesByKey(context: TenantContext, client: Doc, assertion: string): Promise<boolean> {
  for (const credential of credentialsOf(context, client)) {
    const payload = await verified(context, client, assertion, credential);
    if (payload) return isNew(context, payload);
  }
  return false;
}

/** The keys that the application names, but for those that have expired. */
function credentialsOf({ state, clock }: TenantContext, client: Doc): Doc[] {
  const { private_key_jwt: method } = docOf(client.client_authentication_methods);
  const path = `/clients/${String(client.client_id)}/credentials`;
  return docsOf(docOf(method).credentials).flatMap(({ id }) => {
    const found = state.documents.get(path, String(id));
    const end = textOf(found?.expires_at);
    return found && (end === undefined || Date.parse(end) > clock.now()) ? [found] : [];
  });
}

async function verified(
  { issuer, clock }: TenantContext,
  client: Doc,
  assertion: string,
  { pem, alg, kid }: Doc,
): Promise<JWTPayload | undefined> {
  const id = String(client.client_id);
  const algorithm = String(alg ?? 'RS256');
  try {
    const named = decodeProtectedHeader(assertion).kid;
    if (!ALGORITHMS.includes(algorithm) || (named !== undefined && named !== kid)) return undefined;
    const { payload } = await jwtVerify(assertion, createPublicKey(String(pem)), {
      algorithms: [algorithm],
      issuer: id,
      subject: id,
      audience: [issuer, issuer.replace(/\/$/, ''), `${issuer}oauth/token`],
      currentDate: new Date(clock.now()),
      requiredClaims: ['exp', 'jti'],
    });
    return payload;
  } catch {
    return undefined;
  }
}

function isNew({ state, clock }: TenantContext, { iss, jti, exp }: JWTPayload): boolean {
  const key = secretHash(`${iss} ${jti}`);
  return state.write((documents) => {
    forgetExpired(documents, USED, clock.now());
    if (documents.get(USED, key)) return false;
    documents.put(USED, key, { expires: Number(exp) * 1000 });
    return true;
  });
}
