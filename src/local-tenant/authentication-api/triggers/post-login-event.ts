import { type Doc, docOf, type Json } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { Login } from '../sign-in/open-login.ts';
import { clientPart, connectionPart, organizationPart, requestPart, tenantPart } from './event-parts.ts';

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
export function postLoginEvent({ domain }: TenantContext, login: Login): Doc {
  const { user, connection, client, api, access, methods, facts } = login;
  return {
    authentication: { methods },
    authorization: { roles: access.roles.map(({ name }) => name ?? '') },
    client: clientPart(client),
    connection: connectionPart(connection),
    request: {
      ...requestPart(facts),
      query: facts.query,
      ...(facts.asn !== undefined && { asn: facts.asn }),
    },
    ...(api && { resource_server: { identifier: String(api.identifier) } }),
    ...optionalParts(login),
    stats: { logins_count: Number(user.logins_count ?? 0) },
    tenant: tenantPart(domain),
    transaction: transactionPart(login),
    user: userPart(login),
  };
}

function optionalParts({ organization, session, refreshToken, prompt, facts }: Login): Doc {
  return {
    ...(organization && { organization: organizationPart(organization) }),
    ...(session && { session }),
    ...(refreshToken && { refresh_token: refreshToken }),
    ...(prompt && { prompt }),
    ...(facts.securityContext && { security_context: facts.securityContext }),
  };
}

function transactionPart({ protocol, requestedScopes, transaction }: Login): Doc {
  return {
    acr_values: [],
    locale: 'en',
    metadata: {},
    protocol,
    requested_scopes: requestedScopes,
    ui_locales: [],
    ...transaction,
  };
}

function userPart({ user, enrolledFactors }: Login): Doc {
  const present = OPTIONAL.flatMap((name): [string, Json][] => {
    const value = user[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    app_metadata: docOf(user.app_metadata),
    created_at: String(user.created_at),
    email_verified: user.email_verified === true,
    enrolledFactors,
    identities: user.identities ?? [],
    updated_at: String(user.updated_at),
    user_id: String(user.user_id),
    user_metadata: docOf(user.user_metadata),
    ...Object.fromEntries(present),
  };
}
