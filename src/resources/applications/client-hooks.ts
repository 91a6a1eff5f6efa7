import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError, type HookContext, type Verb } from '../kind.ts';

export const CLIENT_MISSING = { message: 'The client does not exist', errorCode: 'inexistent_client' };

const CONFIDENTIAL = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];
const PUBLIC = ['authorization_code', 'implicit', 'refresh_token'];

/** What Auth0 makes of its own for a new application: its secret, and the grants that suit its type (recorded). */
export function completed(next: Doc, before: Doc | undefined, { random, domain }: HookContext): Doc {
  if (before) return next;
  const grants = next.token_endpoint_auth_method === 'none' ? PUBLIC : CONFIDENTIAL;
  return {
    tenant: tenantName(domain),
    global: false,
    callback_url_template: false,
    client_secret: randomText(random, 64),
    grant_types: grants,
    ...next,
  };
}

/** The first label of the domain: `fernhill` of `fernhill.eu.auth0.com`. */
export function tenantName(domain: string): string {
  return domain.split(/[.:]/)[0] ?? domain;
}

/** Shows the tenant's certificate with the application. It is not stored: a rotation of the key changes it. */
export function shownClient(stored: Doc, { signingCertificate, domain }: HookContext): Doc {
  if (stored.signing_keys !== undefined) return stored;
  const { cert, pkcs7 } = signingCertificate();
  return { ...stored, signing_keys: [{ cert, pkcs7, subject: `/CN=${domain}` }] };
}

/** The application that every tenant has: it carries the settings of the classic pages (`pages` in auth0-deploy-cli). */
export function globalClient({ random, domain }: HookContext): Doc {
  return {
    tenant: tenantName(domain),
    global: true,
    client_id: randomText(random, 32),
    client_secret: randomText(random, 64),
    name: 'All Applications',
    callbacks: [],
    is_first_party: true,
    oidc_conformant: false,
    sso_disabled: false,
    cross_origin_authentication: false,
    is_token_endpoint_ip_header_trusted: false,
    custom_login_page_on: true,
    refresh_token: {
      expiration_type: 'non-expiring',
      leeway: 0,
      infinite_token_lifetime: true,
      infinite_idle_token_lifetime: true,
      token_lifetime: 2592000,
      idle_token_lifetime: 1296000,
      rotation_type: 'non-rotating',
    },
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36000, secret_encoded: false },
    grant_types: CONFIDENTIAL,
  };
}

export const rotateSecret: Verb = {
  method: 'POST',
  path: '/{id}/rotate-secret',
  scope: 'update:client_keys',
  run(_, context) {
    const before = context.documents.get('/clients', context.params['id'] ?? '');
    if (!before) throw new ApiError(404, CLIENT_MISSING.message, CLIENT_MISSING.errorCode);
    const doc: Doc = { ...before, client_secret: randomText(context.random, 64) };
    context.documents.put('/clients', String(doc.client_id), doc);
    return { status: 200, body: shownClient(doc, context) };
  },
};

/** What goes with an application: its grants, and its place in every connection that was enabled for it. */
export function removeTraces({ client_id: id }: Doc, { documents }: HookContext): void {
  for (const grant of documents.list('/client-grants')) {
    if (grant.client_id === id) removeGrant(String(grant.id), documents);
  }
  for (const connection of documents.list('/connections')) {
    const enabled = connection.enabled_clients;
    if (!Array.isArray(enabled) || !(enabled as readonly Json[]).includes(id ?? null)) continue;
    const rest = (enabled as readonly Json[]).filter((one) => one !== id);
    documents.put('/connections', String(connection.id), { ...connection, enabled_clients: rest });
  }
}

/** Removes a client grant, also from the organizations that it was given to. */
export function removeGrant(id: string, documents: HookContext['documents']): void {
  documents.remove('/client-grants', id);
  for (const path of documents.paths('/organizations/')) {
    if (path.endsWith('/client-grants')) documents.remove(path, id);
  }
}

/** Whether a flag of the query (`is_global=false`) agrees with the document. */
export function agrees(wanted: string | undefined, value: Json | undefined): boolean {
  return wanted === undefined || wanted === String(value ?? '');
}

/** The objects of a list, whatever else is in it. */
export function docsIn(list: Json | undefined): readonly Doc[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isDoc) : [];
}
