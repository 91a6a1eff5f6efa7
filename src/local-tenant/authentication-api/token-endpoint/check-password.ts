import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { passwordMatches } from '../../../core/passwords.ts';
import type { TenantContext } from '../../context.ts';
import { docsOf, textOf } from '../fields.ts';
import { refuse } from '../oauth-error.ts';
import { bruteForceGuard } from './brute-force-guard.ts';

export interface PasswordAttempt {
  readonly connection: Doc;
  /** E-mail address or user name. */
  readonly username: string;
  readonly password: string;
  readonly ip: string;
}

/** The connection's user with this name and password. Raises `wrong-password` and `too-many-attempts`. */
export async function checkPassword(context: TenantContext, attempt: PasswordAttempt): Promise<Doc> {
  const { documents } = context.state;
  const guard = bruteForceGuard(context, attempt);
  guard.admit();
  const user = findUser(documents, attempt);
  const hash = user && textOf(documents.get('/_passwords', String(user.user_id))?.hash);
  if (user && hash !== undefined && passwordMatches(attempt.password, hash)) {
    guard.succeeded();
    return user;
  }
  guard.failed();
  return refuse('wrong-password', {});
}

function findUser(documents: Documents, { connection, username }: PasswordAttempt): Doc | undefined {
  const wanted = username.trim();
  return ['email', 'username']
    .flatMap((field) => documents.find('/users', field, wanted))
    .find((user) => docsOf(user.identities).some((identity) => identity.connection === connection.name));
}
