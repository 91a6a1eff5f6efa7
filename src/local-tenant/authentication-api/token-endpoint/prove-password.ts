import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { proveByScript } from '../custom-database/prove-by-script.ts';
import { hasScripts, imports } from '../custom-database/scripts-of.ts';
import { OAuthError } from '../oauth-error.ts';
import { bruteForceGuard } from './brute-force-guard.ts';
import { checkPassword, findAccount, type PasswordAttempt } from './check-password.ts';

/**
 * The connection's user with this name and password, of the tenant's own store or of a database that its scripts ask. Whoever
 * has moved into the tenant already is not asked for there any more (documented). Raises `wrong-password`,
 * `too-many-attempts`, `script-failed`.
 */
export async function provePassword(context: TenantContext, attempt: PasswordAttempt): Promise<Doc> {
  const { connection, username, password } = attempt;
  const own =
    !hasScripts(connection) || (imports(connection) && findAccount(context.state.documents, attempt));
  if (own) return checkPassword(context, attempt);
  const guard = bruteForceGuard(context, attempt);
  guard.admit();
  try {
    const user = await proveByScript(context, connection, username.trim(), password);
    guard.succeeded();
    return user;
  } catch (error) {
    if (error instanceof OAuthError && error.refusal === 'wrong-password') guard.failed();
    throw error;
  }
}
