import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, type Json } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { RequestFacts } from '../request-facts.ts';
import { clientPart, connectionPart, requestPart, tenantPart } from './event-parts.ts';

export interface Login {
  readonly user: Doc;
  readonly connection: Doc;
  readonly client: Doc;
  readonly api: Doc | undefined;
  /** Names. */
  readonly roles: readonly string[];
  readonly requestedScopes: readonly string[];
  readonly protocol: string;
  readonly facts: RequestFacts;
  /** More of `event.transaction`: redirect_uri, state, … */
  readonly transaction?: Doc;
}

/** The fields of `event.user` that a person may lack. */
const OPTIONAL = [
  'email',
  'family_name',
  'given_name',
  'last_password_reset',
  'multifactor',
  'name',
  'nickname',
  'phone_number',
  'phone_verified',
  'picture',
  'username',
];

/** The event of post-login, but for `secrets`: what Auth0's documentation lists, as far as a local tenant knows it. */
export function postLoginEvent({ domain, clock }: TenantContext, login: Login): Doc {
  const { user, connection, client, api, roles, requestedScopes, protocol, facts, transaction } = login;
  return {
    // Assumed: `type` is left out where the method says it all.
    authentication: { methods: [{ name: methodOf(connection), timestamp: isoNow(clock) }] },
    authorization: { roles },
    client: clientPart(client),
    connection: connectionPart(connection),
    request: { ...requestPart(facts), query: facts.query },
    ...(api && { resource_server: { identifier: String(api.identifier) } }),
    stats: { logins_count: Number(user.logins_count ?? 0) },
    tenant: tenantPart(domain),
    transaction: {
      acr_values: [],
      locale: 'en',
      metadata: {},
      protocol,
      requested_scopes: requestedScopes,
      ui_locales: [],
      ...transaction,
    },
    user: userPart(user),
  };
}

function methodOf(connection: Doc): string {
  return connection.strategy === 'auth0' ? 'pwd' : 'federated';
}

function userPart(user: Doc): Doc {
  const present = OPTIONAL.flatMap((name): [string, Json][] => {
    const value = user[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    app_metadata: docOf(user.app_metadata),
    created_at: String(user.created_at),
    email_verified: user.email_verified === true,
    enrolledFactors: [],
    identities: user.identities ?? [],
    updated_at: String(user.updated_at),
    user_id: String(user.user_id),
    user_metadata: docOf(user.user_metadata),
    ...Object.fromEntries(present),
  };
}
