import { type Doc, textsOf } from '../../../core/json.ts';
import { accountFields } from '../../logs/sign-in-log.ts';
import { OAuthError } from '../oauth-error.ts';
import { withRefreshToken } from '../refresh-tokens/with-refresh-token.ts';
import { logIn } from '../sign-in/log-in.ts';
import type { Granted, TokenRequest } from './token-endpoint.ts';

/** Somebody who has proved who they are at the token endpoint. */
export interface ProvenPerson {
  readonly user: Doc;
  readonly connection: Doc;
  readonly methods?: readonly Doc[];
}

/** `event.transaction.protocol` of the grants that end with a login here. */
const PROTOCOL = 'oauth2-password';

/**
 * Takes somebody to their tokens: the post-login Actions, and a second factor. Raises what `logIn` refuses with;
 * `mfa-required` with an `mfa_token` where the application may go on with it.
 */
export async function tokensFor(
  { context, client, parameters, facts }: TokenRequest,
  person: ProvenPerson,
): Promise<Granted> {
  const { accepted, refused, pending, executionId } = await logIn(context, {
    ...person,
    client,
    audience: parameters.audience,
    scope: parameters.scope,
    organization: parameters.organization,
    protocol: PROTOCOL,
    request: facts,
    takesFactorLater: takesFactors(client),
  });
  if (refused) throw refused;
  if (pending) throw OAuthError.of('mfa-required', { token: pending.state });
  return {
    answer: await withRefreshToken(context, accepted, facts),
    about: { ...accountFields(person), ...executionsOf(executionId) },
  };
}

/** What the log's entry tells of the Actions that ran. */
export function executionsOf(executionId: string | undefined): Doc {
  return { details: { actions: { executions: executionId === undefined ? [] : [executionId] } } };
}

/** Auth0's documentation, "Authenticate Using the Resource Owner Password Flow with MFA": the application needs an MFA grant. */
export function takesFactors(client: Doc): boolean {
  return textsOf(client.grant_types).some((grant) => grant.includes('/grant-type/mfa-'));
}
