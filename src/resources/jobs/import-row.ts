import { type Doc, docsOf, isDoc, type Json } from '../../core/json.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { addMethod } from '../users/authentication-methods.ts';
import { madeUser } from '../users/create-user.ts';
import { accountsWith, isTaken } from '../users/identities.ts';
import { PASSWORDS } from '../users/passwords.ts';
import { problemsOf, type RowError } from './imported-user.ts';

export type RowOutcome =
  | { readonly type: 'inserted' | 'updated' }
  | { readonly type: 'failed'; readonly user: Json; readonly errors: readonly RowError[] };

export interface Import {
  readonly connection: Doc;
  readonly upsert: boolean;
  /** The addresses of the rows so far: one that comes twice is an error. */
  readonly seen: Set<string>;
}

/** What an update takes of a row (documented): metadata replaces what was there. */
const UPSERTABLE = [
  'app_metadata',
  'email_verified',
  'family_name',
  'given_name',
  'name',
  'nickname',
  'picture',
  'user_metadata',
];

/** Imports one row of the file. */
export function importRow(row: Json, { connection, upsert, seen }: Import, context: HookContext): RowOutcome {
  const failed = (errors: readonly RowError[]): RowOutcome => ({ type: 'failed', user: masked(row), errors });
  const problems = problemsOf(row);
  if (problems.length > 0 || !isDoc(row)) return failed(problems);
  const address = String(row.email).toLowerCase();
  if (seen.has(address))
    return failed([{ code: 'DUPLICATED_USER', message: 'Duplicated user', path: 'email' }]);
  seen.add(address);
  const { documents } = context;
  const name = String(connection.name);
  const [known] = accountsWith(documents, name, 'email', address).filter(({ user_id }) =>
    documents.get('/users', String(user_id)),
  );
  if (known && upsert) return updated(known, row, context);
  const taken = known ? 'email' : conflictOf(row, name, context);
  return taken ? failed([CONFLICTS[taken]]) : inserted(row, connection, context);
}

const CONFLICTS = {
  email: { code: 'CONFLICT_EMAIL', message: 'The email already exists', path: 'email' },
  username: { code: 'CONFLICT_USERNAME', message: 'The username already exists', path: 'username' },
  phone_number: { code: 'CONFLICT', message: 'The phone number already exists', path: 'phone_number' },
  user_id: { code: 'CONFLICT', message: 'The user_id already exists', path: 'user_id' },
} as const;

function conflictOf(
  row: Doc,
  connection: string,
  { documents }: HookContext,
): keyof typeof CONFLICTS | undefined {
  if (row.user_id !== undefined && isTaken(`auth0|${String(row.user_id)}`, documents)) return 'user_id';
  return (['email', 'username', 'phone_number'] as const).find(
    (field) =>
      row[field] !== undefined && accountsWith(documents, connection, field, String(row[field])).length > 0,
  );
}

function inserted(row: Doc, connection: Doc, context: HookContext): RowOutcome {
  const {
    password_hash: hash,
    custom_password_hash: custom,
    mfa_factors: factors,
    user_id: id,
    ...profile
  } = row;
  // Documented: the provider goes before the id whatever it is, so that one that was there already is there twice.
  const named = id === undefined ? {} : { user_id: `auth0|${String(id)}` };
  const user = madeUser({ ...profile, ...named }, connection, context);
  const userId = String(user.user_id);
  context.documents.put('/users', userId, user);
  putPassword(userId, hash, custom, context);
  for (const factor of docsOf(factors)) {
    addMethod(userId, methodOf(factor), context);
  }
  return { type: 'inserted' };
}

function updated(before: Doc, row: Doc, context: HookContext): RowOutcome {
  const changes = Object.fromEntries(Object.entries(row).filter(([key]) => UPSERTABLE.includes(key)));
  const userId = String(before.user_id);
  context.documents.put('/users', userId, dated({ ...before, ...changes }, before, context));
  // Documented: as long as nobody has signed in with the imported one.
  const { hash } = context.documents.get(PASSWORDS, userId) ?? {};
  if (hash === undefined) putPassword(userId, undefined, row.custom_password_hash, context);
  return { type: 'updated' };
}

function putPassword(
  userId: string,
  hash: Json | undefined,
  custom: Json | undefined,
  { documents }: HookContext,
): void {
  if (typeof hash === 'string') documents.put(PASSWORDS, userId, { hash });
  else if (isDoc(custom)) documents.put(PASSWORDS, userId, { custom });
}

function methodOf({ totp, phone, email }: Doc): Doc {
  if (isDoc(totp)) return { type: 'totp', totp_secret: totp.secret ?? '' };
  if (isDoc(phone)) return { type: 'phone', phone_number: phone.value ?? '' };
  return { type: 'email', email: isDoc(email) ? (email.value ?? '') : '' };
}

/** The row as errors show it, without its hash. */
function masked(row: Json): Json {
  if (!isDoc(row)) return row;
  const hidden = ['password_hash', 'custom_password_hash', 'mfa_factors'].filter((key) => key in row);
  return { ...row, ...Object.fromEntries(hidden.map((key) => [key, '*****'])) };
}
