import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { hashPassword, passwordMatches } from '../../../core/passwords.ts';
import { identitiesOf, LINKED } from '../../../resources/users/identities.ts';
import { PASSWORDS } from '../../../resources/users/passwords.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { customHashMatches } from '../passwords/custom-hash.ts';
import { bruteForceGuard } from './brute-force-guard.ts';

export interface PasswordAttempt {
  readonly connection: Doc;
  /** E-mail address or user name. */
  readonly username: string;
  readonly password: string;
  readonly ip: string;
}

/** An account of a connection, and the user whose it is: another's, where it is linked. */
interface Account {
  readonly id: string;
  readonly user: Doc;
}

/** The connection's user with this name and password. Raises `wrong-password` and `too-many-attempts`. */
export function checkPassword(context: TenantContext, attempt: PasswordAttempt): Doc {
  const guard = bruteForceGuard(context, attempt);
  guard.admit();
  const account = findAccount(context.state.documents, attempt);
  if (account && isPassword(context, account.id, attempt.password)) {
    guard.succeeded();
    return account.user;
  }
  guard.failed();
  return refuse('wrong-password', {});
}

/** The account of a connection with this name. */
export function findAccount(
  documents: Documents,
  { connection, username }: Pick<PasswordAttempt, 'connection' | 'username'>,
): Account | undefined {
  const wanted = username.trim();
  const named = (path: string) =>
    ['email', 'username'].flatMap((field) => documents.find(path, field, wanted));
  const own = named('/users').find((user) => identitiesOf(user)[0]?.connection === connection.name);
  if (own) return { id: String(own.user_id), user: own };
  const linked = named(LINKED).find((account) => account.connection === connection.name);
  const user = linked && documents.get('/users', String(linked.primary));
  return user && { id: String(linked.user_id), user };
}

/** Whether it is the account's password. An imported hash of another kind gives way to the tenant's own (documented). */
function isPassword({ state, random }: TenantContext, accountId: string, password: string): boolean {
  const stored = state.documents.get(PASSWORDS, accountId);
  const hash = textOf(stored?.hash);
  if (hash !== undefined) return passwordMatches(password, hash);
  if (!stored?.custom || !customHashMatches(password, docOf(stored.custom))) return false;
  state.write((documents) => documents.put(PASSWORDS, accountId, { hash: hashPassword(password, random) }));
  return true;
}
