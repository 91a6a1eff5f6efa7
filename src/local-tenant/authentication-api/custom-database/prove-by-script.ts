import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, isDoc, type Json, textOf } from '../../../core/json.ts';
import { hashPassword } from '../../../core/passwords.ts';
import { madeUser } from '../../../resources/users/create-user.ts';
import { PASSWORDS } from '../../../resources/users/passwords.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { databaseScript, imports } from './scripts-of.ts';

/**
 * The user whom a database's login script knows by this name and password. Auth0's documentation, "Login Database Action Script": the
 * profile that it answers with becomes the user; where people are imported, the password moves into the tenant too. Raises
 * `wrong-password`, `script-failed`.
 */
export async function proveByScript(
  context: TenantContext,
  connection: Doc,
  username: string,
  password: string,
): Promise<Doc> {
  const result = await databaseScript(context, connection, 'login', [username, password]);
  if (!result)
    return refuse('script-failed', {
      message: 'Please implement the Login script for this database connection.',
    });
  if (result.error) {
    const { name, message } = result.error;
    return name === 'WrongUsernameOrPasswordError'
      ? refuse('wrong-password', {})
      : refuse('script-failed', { message });
  }
  const [profile] = result.values;
  if (!isDoc(profile)) return refuse('wrong-password', {});
  const user = keepProfile(context, connection, profile);
  if (imports(connection)) keepPassword(context, user, password);
  return user;
}

/** The user of a profile, made or brought up to date with it. Raises `script-failed` where it has no `user_id`. */
export function keepProfile(context: TenantContext, connection: Doc, profile: Doc): Doc {
  const id = profile.user_id ?? profile.id;
  if (id === undefined || id === null) {
    return refuse('script-failed', { message: 'The script has to answer with a user_id.' });
  }
  const { user_id: _, id: __, app_metadata, user_metadata, ...fields } = profile;
  const userId = `auth0|${String(id).replace(/^auth0\|/, '')}`;
  const { state, clock } = context;
  const before = state.documents.get('/users', userId);
  const known = before ?? madeUser({ ...fields, user_id: userId }, connection, context);
  const user: Doc = {
    ...known,
    ...(fields as Readonly<Record<string, Json>>),
    user_id: userId,
    ...(isDoc(app_metadata) && { app_metadata: { ...docOf(known.app_metadata), ...app_metadata } }),
    ...(isDoc(user_metadata) && { user_metadata: { ...docOf(known.user_metadata), ...user_metadata } }),
    updated_at: isoNow(clock),
  };
  state.write((documents) => documents.put('/users', userId, user));
  return user;
}

function keepPassword({ state, random }: TenantContext, user: Doc, password: string): void {
  const hash = hashPassword(password, random);
  state.write((documents) => documents.put(PASSWORDS, String(user.user_id), { hash }));
}

/** The profile that a database has for an address; undefined where it knows none, or has no script for it. Raises `script-failed`. */
export async function profileByScript(
  context: TenantContext,
  connection: Doc,
  email: string,
): Promise<Doc | undefined> {
  const result = await databaseScript(context, connection, 'get_user', [email]);
  if (result?.error) return refuse('script-failed', { message: result.error.message });
  const [profile] = result?.values ?? [];
  return isDoc(profile) &&
    (textOf(profile.user_id) || profile.id !== undefined || profile.user_id !== undefined)
    ? profile
    : undefined;
}
