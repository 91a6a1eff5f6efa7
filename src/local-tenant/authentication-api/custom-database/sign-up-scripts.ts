import { type Doc, isDoc, textOf } from '../../../core/json.ts';
import { PASSWORDS } from '../../../resources/users/passwords.ts';
import type { TenantContext } from '../../context.ts';
import type { SignUpRefused } from '../database/sign-up.ts';
import { OAuthError } from '../oauth-error.ts';
import { profileByScript } from './prove-by-script.ts';
import { databaseScript, hasScripts, imports } from './scripts-of.ts';

interface NewAccount {
  readonly connection: Doc;
  readonly body: Doc;
}

/** Whether a database of somebody else's knows the person already (documented: "Get User Database Action Script"). */
export async function refusedByDatabase(
  context: TenantContext,
  { connection, body }: NewAccount,
): Promise<SignUpRefused | undefined> {
  if (!hasScripts(connection)) return undefined;
  try {
    const profile = await profileByScript(context, connection, textOf(body.email) ?? '');
    return profile && { code: 'user_exists', message: 'The user already exists.' };
  } catch (error) {
    if (error instanceof OAuthError) return { code: 'invalid_signup', message: error.message };
    throw error;
  }
}

/** What a database made of a new account: the id that it has for it, or why it made none. */
export type CreatedElsewhere = { readonly userId?: string } | { readonly refused: SignUpRefused };

/**
 * Makes the account in a database of somebody else's, and asks its login script for the id (documented: "Create User Database Action
 * Script"). Where people are imported, new ones are the tenant's own.
 */
export async function createdElsewhere(
  context: TenantContext,
  { connection, body }: NewAccount,
): Promise<CreatedElsewhere> {
  if (!hasScripts(connection) || imports(connection)) return {};
  const created = await databaseScript(context, connection, 'create', [body]);
  if (!created) return { refused: { code: 'invalid_signup', message: 'The database takes no new users.' } };
  if (created.error) {
    const { name, message, code } = created.error;
    const known = name === 'ValidationError' && code !== undefined;
    return { refused: { code: known ? code : 'invalid_signup', message } };
  }
  const name = textOf(body.username) ?? textOf(body.email) ?? '';
  const proved = await databaseScript(context, connection, 'login', [name, body.password ?? '']);
  const [profile] = proved?.values ?? [];
  const id = isDoc(profile) ? (profile.user_id ?? profile.id) : undefined;
  return id === undefined || id === null ? {} : { userId: String(id) };
}

/** Forgets a password that is another database's. */
export function keepNoPassword({ state }: TenantContext, connection: Doc, user: Doc): void {
  if (!hasScripts(connection) || imports(connection)) return;
  state.write((documents) => documents.remove(PASSWORDS, String(user.user_id)));
}

/**
 * Gives an account its new password in a database of somebody else's; why it has not taken it, or undefined. Where people are
 * imported, it is the tenant's alone.
 */
export async function changedElsewhere(
  context: TenantContext,
  connection: Doc,
  user: Doc,
  password: string,
): Promise<string | undefined> {
  if (!hasScripts(connection) || imports(connection)) return undefined;
  const result = await databaseScript(context, connection, 'change_password', [user.email ?? '', password]);
  if (!result) return 'The database takes no new passwords.';
  if (result.error) return result.error.message;
  const [changed] = result.values;
  // Documented: `true`, or an object with `last_password_reset`.
  return changed === true || isDoc(changed) ? undefined : 'The password was not changed.';
}

/** Tells a database of somebody else's that an address is verified. */
export async function verifiedElsewhere(context: TenantContext, connection: Doc, user: Doc): Promise<void> {
  if (!hasScripts(connection) || imports(connection)) return;
  await databaseScript(context, connection, 'verify', [user.email ?? '']);
}
