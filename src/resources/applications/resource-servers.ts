import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { entryOf } from '../entry.ts';
import { integer, sized } from '../formats.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { anything, choice, flag, listOf, number, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { computed, immutable, readOnly, ref, secret, set, withDefault } from '../traits.ts';
import { removeApi } from './client-cascades.ts';
import { managementApi, managementIdentifier, SYSTEM_SETTINGS, systemApi } from './system-apis.ts';

const clientPolicy = choice('deny_all', 'require_client_grant');

const subjectTypeAuthorization = settings({
  user: settings({ policy: choice('allow_all', 'deny_all', 'require_client_grant') }),
  client: settings({ policy: clientPolicy }),
  anonymous_user: settings({ policy: clientPolicy }),
});

const tokenEncryption = object({
  format: choice('compact-nested-jwe'),
  encryption_key: object(
    { alg: choice('RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'), pem: sized(1, 4096) },
    { name: sized(1, 128), kid: sized(1, 128) },
  ),
}).nullable();

const fields = object(
  { identifier: immutable(sized(1, 600)) },
  {
    id: readOnly(text),
    is_system: readOnly(flag),
    client_id: readOnly(ref(text, 'clients')),
    name: computed(text.max(200).regex(/^[^<>]+$/)),
    scopes: set(listOf(object({ value: sized(1, 280) }, { description: text.max(500) }))),
    signing_alg: withDefault(choice('HS256', 'RS256', 'RS512', 'PS256'), 'RS256'),
    signing_secret: computed(secret(text.min(16))),
    allow_offline_access: withDefault(flag, false),
    allow_online_access: flag,
    allow_online_access_with_ephemeral_sessions: flag,
    token_lifetime: withDefault(integer(0, 2592000), 86400),
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
    authorization_policy: object({ policy_id: sized(1, 1024) }).nullable(),
    verificationLocation: text.nullable(),
  },
);

function saved(next: Doc, before: Doc | undefined, { domain, random }: HookContext): Doc {
  if (before?.is_system === true) refuseSystemChanges(next, before);
  const identifier = String(next.identifier);
  const signsItself = next.signing_alg === 'HS256' && next.signing_secret === undefined;
  return withoutNulls({
    name: identifier,
    ...next,
    // Made where an API signs with a secret (documented).
    ...(signsItself && { signing_secret: randomText(random, 32) }),
    ...(!before && fixedParts(next, identifier, domain)),
  });
}

/** An API of Auth0's own that is switched on has its settings, whatever is sent; the policy of consent is the tenant's (recorded). */
function fixedParts(next: Doc, identifier: string, domain: string): Doc {
  const fixed = systemApi(identifier, domain);
  return fixed && next.authorization_policy
    ? { ...fixed, authorization_policy: next.authorization_policy }
    : (fixed ?? {});
}

function refuseSystemChanges(next: Doc, before: Doc): void {
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

/** `identifiers` names the APIs that are meant (documented). */
function meansApi({ identifier }: Doc, { query }: HookContext): boolean {
  return query['identifiers'] === undefined || query['identifiers'].split(',').includes(String(identifier));
}

export const resourceServers = kind({
  name: 'resourceServers',
  path: '/resource-servers',
  shape: collection({ lookup: 'identifier', length: 24, paging: 'pages', list: 'resource_servers' }),
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
  filter: meansApi,
  removed: (api, context) => {
    if (api.identifier === managementIdentifier(context)) {
      // Assumed: Auth0 documents that it cannot be deleted, but no answer.
      throw new ApiError(400, 'System APIs cannot be deleted', 'resource_server_is_system');
    }
    removeApi(api, context);
  },
});

export const resourceServersAsset = asset({
  key: 'resourceServers',
  layout: 'list',
  identity: ['identifier'],
  // Exports have the application that the API is linked to; an import leaves it out.
  entry: entryOf(resourceServers, { must: { name: text }, also: { client_id: text } }),
});
