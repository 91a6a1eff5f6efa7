import type { Doc } from '../../../core/json.ts';
import { personProved } from '../../authentication-api/authorize/proceed.ts';
import { OAuthError, type Refusal } from '../../authentication-api/oauth-error.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { findAccount } from '../../authentication-api/token-endpoint/check-password.ts';
import { provePassword as proveAccount } from '../../authentication-api/token-endpoint/prove-password.ts';
import { logWrongPassword } from '../../logs/sign-in-log.ts';
import { connectionsOf, databasesOf } from './connections-of.ts';
import type { Acted, Visit } from './screen.ts';

/**
 * Signs somebody in with what they typed. Of several databases it is the one that knows them, else the first one
 * (assumed: Auth0 asks for one by `realm`, and shows one database on a page).
 */
export async function provePassword(visit: Visit, username: string, password: string): Promise<Acted> {
  const { context, c, login } = visit;
  const databases = databasesOf(connectionsOf(context.state.documents, login));
  const connection = databaseFor(visit, databases, username);
  if (!connection) return { wrong: { password: 'wrong-credentials' } };
  const facts = requestFacts(c, login.client, {});
  const attempt = { connection, username, password, ip: facts.ip };
  try {
    const user = await proveAccount(context, attempt);
    return await personProved(context, c, login, { user, connection });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const wrong = WRONG[error.refusal];
    if (wrong === undefined) throw error;
    const user = findAccount(context.state.documents, attempt)?.user;
    const { client, state: flow } = login;
    logWrongPassword(context, { client, connection, user, username, request: facts, flow }, error);
    return { wrong: { password: wrong } };
  }
}

/** What the page says to each refusal that somebody can do something about. */
const WRONG: Readonly<Partial<Record<Refusal, string>>> = {
  'wrong-password': 'wrong-credentials',
  'too-many-attempts': 'user-blocked',
  'script-failed': 'custom-script-error-code',
};

function databaseFor({ context }: Visit, databases: readonly Doc[], username: string): Doc | undefined {
  const { documents } = context.state;
  return databases.find((connection) => findAccount(documents, { connection, username })) ?? databases[0];
}
