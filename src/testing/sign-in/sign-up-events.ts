import { type Doc, docOf } from '../../core/json.ts';
import {
  clientPart,
  connectionPart,
  requestPart,
  tenantPart,
} from '../../local-tenant/authentication-api/triggers/event-parts.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import { requestFactsOf, transactionOf } from './login-request.ts';
import type { RequestOptions } from './order.ts';

/** Somebody who wants an account. */
export interface SignUp {
  readonly client: Doc;
  readonly connection: Doc;
  /** What the person has told. */
  readonly sent: Doc;
  readonly request: RequestOptions;
}

const SCOPES = ['openid', 'profile', 'email'];

/** The event of pre-user-registration, but for `secrets`. */
export function preEvent(context: TenantContext, signUp: SignUp): Doc {
  const { client, sent } = signUp;
  const { request, ...shared } = sharedParts(context, signUp);
  return {
    ...shared,
    client: clientPart(client),
    request: { ...docOf(request), body: {} },
    user: { app_metadata: {}, user_metadata: {}, ...sent },
  };
}

/** The event of post-user-registration, but for `secrets`. */
export function postEvent(context: TenantContext, signUp: SignUp, user: Doc): Doc {
  const { identities: _identities, ...told } = user;
  return { ...sharedParts(context, signUp), user: told };
}

function sharedParts(context: TenantContext, { client, connection, request: options }: SignUp): Doc {
  const facts = { ...requestFactsOf(context, options), method: 'POST', query: {}, body: {} };
  const { body: _body, ...request } = requestPart(facts);
  const order = { persona: '', application: '' };
  return {
    connection: connectionPart(connection),
    request,
    ...(facts.securityContext && { security_context: facts.securityContext }),
    tenant: tenantPart(context.domain),
    transaction: {
      acr_values: [],
      locale: 'en',
      protocol: 'oidc-basic-profile',
      requested_scopes: SCOPES,
      ui_locales: [],
      ...transactionOf({ order, client }),
    },
  };
}
