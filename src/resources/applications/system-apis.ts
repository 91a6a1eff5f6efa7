import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { managementScopes } from './management-scopes.ts';

const USER_ONLY = { client: { policy: 'deny_all' }, user: { policy: 'require_client_grant' } };
const SHORT_LIVED = { token_lifetime: 600, token_lifetime_for_web: 600, signing_alg: 'RS256' };
const FIRST_PARTY = { allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true };

/** APIs that Auth0 provides and a tenant switches on by creating them under their identifier, by its path. */
const OPTIONAL: Readonly<Record<string, Doc>> = {
  // As recorded.
  me: {
    name: 'Auth0 My Account API',
    ...FIRST_PARTY,
    subject_type_authorization: USER_ONLY,
    ...SHORT_LIVED,
    scopes: [
      ...scopes('me:connected_accounts', ['create', 'read', 'delete']),
      ...scopes('me:authentication_methods', ['read', 'delete', 'update']),
      ...scopes('me:factors', ['read']),
      ...scopes('me:authentication_methods', ['create']),
    ],
    proof_of_possession: { mechanism: 'dpop', required: false },
  },
  // Its policies, lifetimes and scopes as documented; the rest assumed to be as that of the other one.
  'my-org': {
    name: 'Auth0 My Organization API',
    ...FIRST_PARTY,
    subject_type_authorization: USER_ONLY,
    ...SHORT_LIVED,
    scopes: [
      ...scopes('my_org:details', ['read', 'update']),
      ...scopes('my_org:configuration', ['read']),
      ...scopes('my_org:domains', ['create', 'read', 'update', 'delete']),
      ...scopes('my_org:identity_providers', ['create', 'read', 'update', 'delete']),
      ...scopes('my_org:identity_providers_detach', ['update']),
      ...scopes('my_org:identity_providers_domains', ['create', 'delete']),
      ...scopes('my_org:identity_providers_provisioning', ['create', 'read', 'update', 'delete']),
      ...scopes('my_org:identity_providers_scim_tokens', ['create', 'read', 'delete']),
      ...scopes('my_org:members', ['read']),
      ...scopes('my_org:memberships', ['delete']),
      ...scopes('my_org:member_roles', ['create', 'read', 'delete']),
      ...scopes('my_org:member_invitations', ['create', 'read', 'delete']),
    ],
  },
};

function scopes(noun: string, verbs: readonly string[]): Doc[] {
  const name = titled(noun.replace(/^(me|my_org):/, ''));
  return verbs.map((verb) => ({ value: `${verb}:${noun}`, description: `${titled(verb)} ${name}` }));
}

function titled(words: string): string {
  return words.replaceAll('_', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** What is fixed of an API whose identifier names one that Auth0 provides: on this tenant's domain, or on one of Auth0's. */
export function systemApi(identifier: string, domain: string): Doc | undefined {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)\/([\w-]+)\/$/.exec(identifier) ?? [];
  const api = OPTIONAL[path];
  if (!api || (host !== domain && !host.endsWith('.auth0.com'))) return undefined;
  return { ...api, is_system: true };
}

export function managementIdentifier({ domain }: Pick<HookContext, 'domain'>): string {
  return `https://${domain}/api/v2/`;
}

/** The API that every tenant has. */
export function managementApi(context: HookContext): Doc {
  return {
    id: '000000000000000000000001',
    name: 'Auth0 Management API',
    identifier: managementIdentifier(context),
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

/** What may be changed of an API that Auth0 itself provides; anything else is a 400 (documented). */
export const SYSTEM_SETTINGS: ReadonlySet<string> = new Set([
  'token_lifetime',
  'token_lifetime_for_web',
  'signing_alg',
  'skip_consent_for_verifiable_first_party_clients',
  'proof_of_possession',
  'authorization_policy',
  'subject_type_authorization',
]);
