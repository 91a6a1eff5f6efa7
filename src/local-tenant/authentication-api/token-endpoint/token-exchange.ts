import { type Doc, docOf } from '../../../core/json.ts';
import { accountFields } from '../../logs/sign-in-log.ts';
import { wordsOf } from '../fields.ts';
import { requestedApi } from '../find-api.ts';
import { refuse } from '../oauth-error.ts';
import { withRefreshToken } from '../refresh-tokens/with-refresh-token.ts';
import { applyMetadata } from '../sign-in/apply-metadata.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { logIn } from '../sign-in/log-in.ts';
import { findOrganization } from '../sign-in/organization-of.ts';
import { exchangeAction } from '../token-exchange/exchange-profile.ts';
import { exchangedUser } from '../token-exchange/exchanged-user.ts';
import { exchangeThrottle } from '../token-exchange/throttle.ts';
import { clientPart, organizationPart, requestPart, tenantPart } from '../triggers/event-parts.ts';
import { refusalOf, tryTrigger } from '../triggers/run-trigger.ts';
import type { Grant, TokenRequest } from './token-endpoint.ts';
import { executionsOf, takesFactors } from './tokens-for.ts';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

/**
 * Auth0's tokens for somebody else's token: the Action of the Custom Token Exchange Profile says whose it is, then post-login
 * runs (Auth0's documentation, "Custom Token Exchange"). Raises `missing-parameter`, what `exchangeAction` and `exchangedUser` raise,
 * `too-many-exchanges`, what the Actions and `logIn` refuse with.
 */
export const tokenExchange: Grant = async (request) => {
  const { context, client, parameters, facts } = request;
  const type = parameters.subject_token_type || refuse('missing-parameter', { name: 'subject_token_type' });
  if (!parameters.subject_token) refuse('missing-parameter', { name: 'subject_token' });
  const action = exchangeAction(context.state.documents, client, type);
  const throttle = exchangeThrottle(context, facts.ip);
  throttle.admit();
  const run = await tryTrigger(context, 'custom-token-exchange', eventOf(request), { actions: [action] });
  const { exchange } = run.effects;
  if (exchange.invalidSubjectToken) throttle.failed();
  const refused = refusalOf(run.outcome, 'custom-token-exchange');
  if (refused) throw refused;
  const { user, connection } = exchangedUser(context, client, exchange.user);
  applyMetadata(context, String(user.user_id), run.effects);
  const {
    accepted,
    refused: denied,
    pending,
  } = await logIn(context, {
    user: context.state.documents.get('/users', String(user.user_id)) ?? user,
    connection,
    client,
    audience: parameters.audience,
    scope: parameters.scope,
    organization: exchange.organization ?? parameters.organization,
    protocol: 'oauth2-token-exchange',
    request: facts,
    transaction: { subject_token_type: type },
    takesFactorLater: exchange.actor === undefined && takesFactors(client),
  });
  if (denied) {
    // Documented: "MFA with Custom Token Exchange".
    if (denied.refusal === 'mfa-required' && exchange.actor) refuse('factor-of-actor', {});
    throw denied;
  }
  if (pending) return refuse('mfa-required', { token: pending.state });
  const login = exchange.actor ? actedFor(accepted, exchange.actor) : accepted;
  return {
    answer: { ...(await withRefreshToken(context, login, facts)), issued_token_type: ACCESS_TOKEN },
    about: {
      ...accountFields({ connection, user }),
      ...(exchange.actor && { actor: exchange.actor }),
      ...executionsOf(run.executionId),
    },
  };
};

function eventOf({ context, client, parameters, facts }: TokenRequest): Doc {
  const api = requestedApi(context, parameters.audience);
  const organization = findOrganization(context.state.documents, parameters.organization ?? '');
  const { actor_token: actor, actor_token_type: actorType } = parameters;
  return {
    client: clientPart(client),
    request: requestPart(facts),
    resource_server: { identifier: String(api?.identifier ?? `${context.issuer}userinfo`) },
    tenant: tenantPart(context.domain),
    transaction: {
      requested_scopes: wordsOf(parameters.scope),
      requested_token_type: parameters.requested_token_type ?? ACCESS_TOKEN,
      subject_token: parameters.subject_token ?? '',
      subject_token_type: parameters.subject_token_type ?? '',
      ...(actor !== undefined && { actor_token: actor }),
      ...(actorType !== undefined && { actor_token_type: actorType }),
    },
    ...(organization && { organization: organizationPart(organization) }),
  };
}

/** The reference of `setActor`: the `act` claim of the tokens, and no refresh token. */
function actedFor(login: AcceptedLogin, actor: Doc): AcceptedLogin {
  const { effects, scopes } = login;
  return {
    ...login,
    scopes: scopes.filter((scope) => scope !== 'offline_access'),
    effects: {
      ...effects,
      accessTokenClaims: { ...effects.accessTokenClaims, act: docOf(actor) },
      idTokenClaims: { ...effects.idTokenClaims, act: docOf(actor) },
    },
  };
}
