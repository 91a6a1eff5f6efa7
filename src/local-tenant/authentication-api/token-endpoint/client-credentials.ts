import { targetScopesOf } from '../../../actions/runtime/effects/target-scopes.ts';
import type { Doc } from '../../../core/json.ts';
import { accessPolicy, grantedToClient } from '../client-grant.ts';
import { wordsOf } from '../fields.ts';
import { requestedApi } from '../find-api.ts';
import { refuse } from '../oauth-error.ts';
import { accessToken } from '../tokens/access-token.ts';
import { organizationClaims } from '../tokens/organization-claims.ts';
import { credentialsExchangeEvent } from '../triggers/credentials-exchange-event.ts';
import { runTrigger } from '../triggers/run-trigger.ts';
import { machineOrganization } from './machine-organization.ts';
import type { Grant, TokenRequest } from './token-endpoint.ts';
import { executionsOf } from './tokens-for.ts';

/** A machine gets an access token for itself: the application's grant says for what. */
export const clientCredentials: Grant = async ({ context, client, parameters, facts }) => {
  const api = requestedApi(context, parameters.audience) ?? refuse('no-audience', {});
  const granted = grantOf({ context, client }, api);
  const { documents } = context.state;
  const organization = machineOrganization(documents, { client, api, wanted: parameters.organization });
  const requested = wordsOf(parameters.scope);
  const missing = requested.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) refuse('scope-not-granted', { scopes: missing.join(' ') });
  const asked = requested.length > 0 ? requested : granted;

  const event = credentialsExchangeEvent(context, {
    client,
    api,
    organization,
    facts,
    requested,
    scopes: asked,
  });
  const { outcome, effects, executionId } = await runTrigger(context, 'credentials-exchange', event);
  const scopes = targetScopesOf(outcome, asked).filter((scope) => granted.includes(scope));
  const { token, lifetime } = await accessToken(context, {
    api,
    client,
    subject: `${String(client.client_id)}@clients`,
    grant: 'client-credentials',
    scopes,
    permissions: scopes,
    claims: { ...effects.accessTokenClaims, ...organizationClaims(context, { organization }) },
  });
  return {
    answer: {
      access_token: token,
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
      expires_in: lifetime,
      token_type: 'Bearer',
    },
    about: {
      audience: api.identifier ?? '',
      ...executionsOf(executionId),
    },
  };
};

function grantOf({ context, client }: Pick<TokenRequest, 'context' | 'client'>, api: Doc): string[] {
  const allowed = accessPolicy(api, 'client') !== 'deny_all';
  const granted = allowed ? grantedToClient(context.state.documents, client, api, 'client') : undefined;
  return (
    granted ??
    refuse('no-client-grant', { client: String(client.client_id), audience: String(api.identifier) })
  );
}
