import type { Doc } from '../../src/core/json.ts';
import { everything } from './everything.ts';
import type { SdkCollections } from './sdk-collections.ts';

/** Where the SDK has a collection elsewhere than its path says. */
export const SDK_PATHS: Readonly<Record<string, readonly string[]>> = { '/actions/actions': ['actions'] };

/** Where the SDK's method is not called `list`. */
export const LISTED_WITH: Readonly<Record<string, string>> = {
  '/connections/{id}/scim-configuration/tokens': 'get',
};

/** Where the SDK's method is not called `get`. */
export const READ_WITH: Readonly<Record<string, string>> = { '/agents': 'read' };

/** What the SDK of this version has no methods for. */
export const NOT_IN_SDK = '/experimentation/';

/** Where POST answers with the id under another name than GET (recorded). */
export const ID_ON_CREATE: Readonly<Record<string, string>> = {
  '/organizations/{id}/client-grants': 'grant_id',
};

/** Collections of whose POST the SDK hands out no answer. */
export const NOT_TOLD = new Set(['/network-acls']);

/** Collections of which a tenant can have only one entry. */
export const ONLY_ONE = new Set(['/branding/themes', '/branding/phone/providers', '/keys/encryption']);

/** Fields that hold the id of another resource by their name. */
export const NAMED: Readonly<Record<string, string>> = {
  client_id: '/clients',
  connection_id: '/connections',
  organization_id: '/organizations',
  user_id: '/users',
  action_id: '/actions/actions',
  user_attribute_profile_id: '/user-attribute-profiles',
};

/** The nth entry of a type in the large configuration, with a name of its own. */
function sample(type: string, n: number): Doc {
  const { status, ...entry } = (everything[type] as readonly Doc[])[n] ?? {};
  return { ...entry, ...('name' in entry && { name: `${String(entry['name'])} ${n}` }) };
}

/** What a body needs that its schema does not tell. `n` tells the bodies of a kind apart. */
export const HINTS: Readonly<Record<string, (n: number, made: SdkCollections) => Doc | Promise<Doc>>> = {
  // A database, for users.
  '/connections': () => ({ strategy: 'auth0' }),
  // Names that nobody else has.
  '/organizations': (n) => ({ name: `couriers-${n}` }),
  '/organizations/{id}/discovery-domains': (n) => ({ domain: `couriers-${n}.example` }),
  '/custom-domains': (n) => ({ domain: `login-${n}.fernhill.example` }),
  // A scope must be one that the API has; an API has one grant for an application.
  '/client-grants': async (n, made) => ({
    client_id: await made.idAt('/clients'),
    audience: String((await made.createAt('/resource-servers', 10 + n))['identifier']),
    organization_usage: 'allow',
  }),
  // The type of a credential decides on what else there must be.
  '/clients/{client_id}/credentials': () => ({ credential_type: 'public_key', pem: 'a key' }),
  // The connection is named, and decides on what else there must be.
  '/users': async (n, made) => ({
    connection: String(
      ((await made.sdk.call(['connections', 'get'], await made.idAt('/connections'))) as Doc)['name'],
    ),
    email: `rider-${n}@mail.example`,
    password: 'Nora-rides-the-river-path-7',
  }),
  // Each connection and each grant can be added once.
  '/organizations/{id}/connections': async (n, made) => ({
    connection_id: String((await made.createAt('/connections', 10 + n))['id']),
  }),
  '/organizations/{id}/client-grants': async (n, made) => ({
    grant_id: String((await made.createAt('/client-grants', 20 + n))['id']),
  }),
  // The link of an invitation leads to the login route of the application.
  '/organizations/{id}/invitations': async (n, made) => ({
    client_id: String(
      (
        (await made.sdk.call(['clients', 'create'], {
          name: `Couriers ${n}`,
          initiate_login_uri: 'https://couriers.example/login',
        })) as Doc
      )['client_id'],
    ),
    inviter: { name: 'Wanda' },
    invitee: { email: `courier-${n}@mail.example` },
  }),
  '/branding/themes': (n) => sample('themes', n - 1),
  '/branding/phone/providers': (n) => ({ ...sample('phoneProviders', n - 1), name: 'twilio' }),
  '/users/{id}/authentication-methods': (n) => ({
    type: 'email',
    email: `second-${n}@mail.example`,
    name: 'Mail',
  }),
  // One of each type.
  '/branding/phone/templates': (n) => sample('phoneTemplates', n),
  // Rules of hooks: one action, a sink that fits the type, an attribute at least.
  '/network-acls': (n) => sample('networkACLs', n),
  '/log-streams': (n) => sample('logStreams', n),
  '/user-attribute-profiles': (n) => ({ ...sample('userAttributeProfiles', 0), name: `Fleet riders ${n}` }),
  // The Action must be one of this trigger.
  '/token-exchange-profiles': async (n, made) => {
    const action = {
      name: `exchange-${n}`,
      supported_triggers: [{ id: 'custom-token-exchange', version: 'v1' }],
      code: '',
    };
    return {
      action_id: String(((await made.sdk.call(['actions', 'create'], action)) as Doc)['id']),
      subject_token_type: `https://fernhill.example/badge-${n}`,
    };
  },
};

/** What a collection hangs on, where any entry will not do. */
export const PARENTS: Readonly<Record<string, (made: SdkCollections) => Promise<string[]>>> = {
  // Databases have no SCIM.
  '/connections/{id}/scim-configuration/tokens': async (made) => {
    const options = {
      client_id: 'fernhill',
      domain: 'fernhill.okta.example',
      issuer: 'https://fernhill.okta.example',
      authorization_endpoint: 'https://fernhill.okta.example/authorize',
      jwks_uri: 'https://fernhill.okta.example/keys',
    };
    const connection = (await made.sdk.call(['connections', 'create'], {
      name: 'fernhill-staff',
      strategy: 'okta',
      options,
    })) as Doc;
    await made.sdk.call(['connections', 'scimConfiguration', 'create'], connection['id']);
    return [String(connection['id'])];
  },
};
