import { logWrongPassword } from '../../logs/sign-in-log.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import {
  identifierOf,
  passwordlessConnection,
  passwordlessUser,
} from '../passwordless/passwordless-connection.ts';
import { codeMethod, proveCode } from '../passwordless/prove-code.ts';
import type { Grant } from './token-endpoint.ts';
import { tokensFor } from './tokens-for.ts';

/**
 * Auth0's grant for a code that was sent by `/passwordless/start`: `realm` is the connection, `username` the address or number,
 * `otp` the code. Raises `missing-parameter`, `bad-connection`, `wrong-code`, `signups-disabled` and what `logIn` refuses with.
 */
export const passwordlessOtp: Grant = async (request) => {
  const { context, client, parameters, facts } = request;
  const realm = parameters.realm || refuse('missing-parameter', { name: 'realm' });
  const username = parameters.username || refuse('missing-parameter', { name: 'username' });
  const code = parameters.otp || refuse('missing-parameter', { name: 'otp' });
  const { documents } = context.state;
  const connection = passwordlessConnection(documents, client, realm);
  const identifier = identifierOf(connection, username) ?? username;
  try {
    const user = await proveCode(context, { client, connection, identifier, code, request: facts });
    return await tokensFor(request, { user, connection, methods: [codeMethod(context, connection)] });
  } catch (error) {
    if (error instanceof OAuthError && error.refusal === 'wrong-code') {
      const user = passwordlessUser(documents, connection, identifier);
      logWrongPassword(context, { client, connection, user, username, request: facts }, error);
    }
    throw error;
  }
};
