import { type Doc, textOf } from '../../../core/json.ts';
import { logWrongPassword } from '../../logs/sign-in-log.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { findAccount, type PasswordAttempt } from './check-password.ts';
import { passwordConnection } from './password-connection.ts';
import { provePassword } from './prove-password.ts';
import type { Grant, Granted, TokenRequest } from './token-endpoint.ts';
import { tokensFor } from './tokens-for.ts';

/** The password grant with Auth0's extension: `realm` names the connection. */
export const passwordRealm: Grant = (request) => {
  const realm = request.parameters.realm ?? refuse('missing-parameter', { name: 'realm' });
  return signInWithPassword(request, realm);
};

/** The plain password grant: the tenant's default directory is the connection. */
export const password: Grant = (request) => {
  const settings = request.context.state.documents.get('/tenants/settings', '');
  const directory = textOf(settings?.default_directory);
  return signInWithPassword(request, directory || refuse('no-default-directory', {}));
};

async function signInWithPassword(request: TokenRequest, realm: string): Promise<Granted> {
  const { context, client, parameters, facts } = request;
  const username = parameters.username ?? refuse('missing-parameter', { name: 'username' });
  const secret = parameters.password ?? refuse('missing-parameter', { name: 'password' });
  const connection = passwordConnection(context.state.documents, client, realm);
  const user = await provenUser(request, { connection, username, password: secret, ip: facts.ip });
  return tokensFor(request, { user, connection });
}

async function provenUser({ context, client, facts }: TokenRequest, attempt: PasswordAttempt): Promise<Doc> {
  try {
    return await provePassword(context, attempt);
  } catch (error) {
    if (error instanceof OAuthError) {
      const { connection, username } = attempt;
      const user = findAccount(context.state.documents, attempt)?.user;
      logWrongPassword(context, { client, connection, user, username, request: facts }, error);
    }
    throw error;
  }
}
