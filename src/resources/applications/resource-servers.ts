import type { Doc } from '../../core/json.ts';
import { entryOf } from '../entry.ts';
import { ApiError, asset, collection, type HookContext, kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { anything, choice, flag, listOf, number, object, settings, text } from '../schema.ts';
import { computed, immutable, readOnly, ref, secret, set, withDefault } from '../traits.ts';
import { managementScopes } from './management-scopes.ts';

const clientPolicy = choice('deny_all', 'require_client_grant');

const subjectTypeAuthorization = settings({
  user: settings({ policy: choice('allow_all', 'deny_all', 'require_client_grant') }),
  client: settings({ policy: clientPolicy }),
  anonymous_user: settings({ policy: clientPolicy }),
});

const tokenEncryption = object({
  format: choice('compact-nested-jwe'),
  encryption_key: object(
    { alg: choice('RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'), pem: text },
    { name: text, kid: text },
  ),
}).nullable();

const fields = object(
  { identifier: immutable(text) },
  {
    id: readOnly(text),
    is_system: readOnly(flag),
    client_id: readOnly(ref(text, 'clients')),
    name: computed(text),
    scopes: set(listOf(object({ value: text }, { description: text }))),
    signing_alg: withDefault(choice('HS256', 'RS256', 'RS512', 'PS256'), 'RS256'),
    signing_secret: computed(secret(text)),
    allow_offline_access: withDefault(flag, false),
    allow_online_access: flag,
    allow_online_access_with_ephemeral_sessions: flag,
    token_lifetime: withDefault(number, 86400),
    token_lifetime_for_web: withDefault(number, 7200),
    token_lifetime_for_anonymous_access_tokens: number.nullable(),
    token_dialect: choice('access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'),
    skip_consent_for_verifiable_first_party_clients: withDefault(flag, false),
    enforce_policies: flag,
    token_encryption: tokenEncryption,
    consent_policy: choice('transactional-authorization-with-mfa').nullable(),
    authorization_details: listOf(anything).nullable(),
    proof_of_possession: object(
      { mechanism: choice('mtls', 'dpop'), required: flag },
      { required_for: choice('public_clients', 'all_clients') },
    ).nullable(),
    subject_type_authorization: withDefault(subjectTypeAuthorization, {
      client: { policy: 'require_client_grant' },
      user: { policy: 'allow_all' },
    }),
    authorization_policy: object({ policy_id: text }).nullable(),
    verificationLocation: text.nullable(),
  },
);

/** What may be changed of an API that Auth0 itself provides; anything else is a 400 (documented). */
const SYSTEM_SETTINGS: ReadonlySet<string> = new Set([
  'token_lifetime',
  'token_lifetime_for_web',
  'signing_alg',
  'skip_consent_for_verifiable_first_party_clients',
  'proof_of_possession',
  'authorization_policy',
  'subject_type_authorization',
]);

function saved(next: Doc, before: Doc | undefined): Doc {
  if (before?.is_system === true) {
    const refused = Object.keys(next).filter(
      (key) => !SYSTEM_SETTINGS.has(key) && JSON.stringify(next[key]) !== JSON.stringify(before[key]),
    );
    if (refused.length > 0) {
      throw new ApiError(
        400,
        `System APIs cannot be changed: ${refused.join(', ')}`,
        'resource_server_is_system',
      );
    }
  }
  return withoutNulls({ ...next, name: next.name ?? next.identifier ?? '' });
}

/** What goes with an API: grants of applications, and its permissions in roles. */
function removed({ identifier }: Doc, { documents }: HookContext): void {
  for (const grant of documents.list('/client-grants')) {
    if (grant.audience === identifier) documents.remove('/client-grants', String(grant.id));
  }
  for (const path of documents.paths('/')) {
    if (!path.endsWith('/permissions')) continue;
    for (const link of documents.list(path)) {
      if (link.resource_server_identifier !== identifier) continue;
      documents.remove(path, `${String(identifier)} ${String(link.permission_name)}`);
    }
  }
}

function managementApi({ domain }: HookContext): Doc {
  return {
    id: '000000000000000000000001',
    name: 'Auth0 Management API',
    identifier: `https://${domain}/api/v2/`,
    allow_offline_access: false,
    skip_consent_for_verifiable_first_party_clients: false,
    subject_type_authorization: { client: { policy: 'require_client_grant' }, user: { policy: 'allow_all' } },
    token_lifetime: 86400,
    token_lifetime_for_web: 7200,
    signing_alg: 'RS256',
    scopes: managementScopes,
    is_system: true,
  };
}

export const resourceServers = kind({
  name: 'resourceServers',
  path: '/resource-servers',
  shape: collection({ length: 24, paging: 'pages', list: 'resource_servers' }),
  scope: 'resource_servers',
  identity: ['identifier'],
  unique: [['identifier']],
  missing: { message: 'The resource server does not exist', errorCode: 'inexistent_resource_server' },
  conflict: {
    message: 'A resource server with the same identifier already exists',
    errorCode: 'resource_server_conflict',
  },
  fields,
  initial: (context) => [managementApi(context)],
  save: saved,
  removed,
});

export const resourceServersAsset = asset({
  key: 'resourceServers',
  layout: 'list',
  identity: ['identifier'],
  entry: entryOf(resourceServers, { must: { name: text } }),
});
