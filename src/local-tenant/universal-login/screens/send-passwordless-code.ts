import type { Doc } from '../../../core/json.ts';
import { OAuthError } from '../../authentication-api/oauth-error.ts';
import { sendCode } from '../../authentication-api/passwordless/send-code.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { findOrganization } from '../../authentication-api/sign-in/organization-of.ts';
import type { Visit } from './screen.ts';

/** Sends a code to whoever says that the address is theirs. The page tells nobody whether there is such an account. */
export function sendPasswordlessCode(
  { context, c, login }: Visit,
  connection: Doc,
  identifier: string,
): void {
  const { client, parameters } = login;
  const organization = findOrganization(context.state.documents, parameters.organization ?? '');
  const request = requestFacts(c, client, {});
  try {
    sendCode(context, { client, connection, identifier, organization, request });
  } catch (error) {
    if (!(error instanceof OAuthError) || error.refusal !== 'signups-disabled') throw error;
  }
}
