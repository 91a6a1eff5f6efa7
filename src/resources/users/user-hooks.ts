import { createHash } from 'node:crypto';
import { isoNow } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import type { Doc, Json } from '../../core/json.ts';
import { docsIn } from '../applications/client-hooks.ts';
import { dated } from '../dated.ts';
import { ApiError, type HookContext } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { matchesQuery } from './user-search.ts';

/** Where the hash of a user's password is kept, apart from what the Management API can show: id is the user_id. */
const PASSWORDS = '/_passwords';

/** Marks the id that a collection makes, where the request has none: a user's depends on the connection. */
export const MADE = 'made|';

/** The database that Auth0 gives every new tenant. A local one begins without it, but takes users for it. */
const DEFAULT_DATABASE = 'Username-Password-Authentication';

/** A user as Auth0 stores it: made with an identity, a name and a picture; the password goes elsewhere as a hash. */
export function savedUser(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { password, connection, verify_email: _v, verify_phone_number: _p, client_id: _c, ...sent } = next;
  const doc = before ? dated(sent, before, context) : made(sent, String(connection), context);
  refuseTwin(doc, context.documents);
  if (typeof password === 'string') {
    if (!before || docsIn(before.identities)[0]?.provider === 'auth0') {
      context.documents.put(PASSWORDS, String(doc.user_id), { hash: context.hashPassword(password) });
    }
  }
  return doc;
}

function made(sent: Doc, connectionName: string, { clock, random, documents }: HookContext): Doc {
  const connection =
    documents.list('/connections').find(({ name }) => name === connectionName) ??
    (connectionName === DEFAULT_DATABASE ? { strategy: 'auth0' } : undefined);
  if (!connection) throw new ApiError(400, 'The connection does not exist.', 'inexistent_connection');
  const provider = String(connection.strategy);
  if (!['auth0', 'email', 'sms'].includes(provider)) {
    throw new ApiError(400, 'Users of this connection are made by their first sign-in.', 'invalid_body');
  }
  // Where the request names an id, it is the part behind the provider (documented).
  const asked = String(sent.user_id ?? '');
  const named = asked !== '' && !asked.startsWith(MADE);
  const id = named ? asked.replace(`${provider}|`, '') : random.bytes(12).toString('hex');
  const now = isoNow(clock);
  return withoutNulls({
    ...names(sent),
    ...sent,
    email_verified: sent.email_verified ?? false,
    created_at: now,
    updated_at: now,
    identities: [{ connection: connectionName, user_id: id, provider, isSocial: false }],
    user_id: `${provider}|${id}`,
  });
}

/** What Auth0 makes of an e-mail address where the request has no name and no picture (recorded). */
export function names({ email, username, phone_number: phone }: Doc): Doc {
  const label = String(email ?? username ?? phone ?? '');
  const nickname = label.split('@')[0] ?? label;
  const hash = createHash('md5').update(label.toLowerCase()).digest('hex');
  const initials = encodeURIComponent(
    `https://cdn.auth0.com/avatars/${nickname.slice(0, 2).toLowerCase()}.png`,
  );
  return {
    name: label,
    nickname,
    picture: `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=${initials}`,
  };
}

/** One e-mail address, username or phone number a connection. */
function refuseTwin(user: Doc, documents: Documents): void {
  const connection = connectionOf(user);
  const twin = documents
    .list('/users')
    .find(
      (other) =>
        other.user_id !== user.user_id &&
        connectionOf(other) === connection &&
        ['email', 'username', 'phone_number'].some((key) => sameText(other[key], user[key])),
    );
  if (twin) throw new ApiError(409, 'The user already exists.', 'auth0_idp_error');
}

function connectionOf({ identities }: Doc): Json {
  return docsIn(identities)[0]?.connection ?? null;
}

function sameText(a: Json | undefined, b: Json | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();
}

export function meansUser(user: Doc, { query }: HookContext): boolean {
  return query['q'] === undefined || matchesQuery(query['q'], user);
}

/** What goes with a user: the password, and membership of organizations. */
export function removeUser({ user_id: id }: Doc, { documents }: HookContext): void {
  documents.remove(PASSWORDS, String(id));
  for (const path of documents.paths('/organizations/')) {
    if (path.endsWith('/members')) documents.remove(path, String(id));
    else if (path.endsWith(`/members/${String(id)}/roles`)) documents.removeUnder(path);
  }
}

/** `GET /users-by-email`: an exact match, whatever the case. */
export function foundByEmail(_: Json, { documents, query }: HookContext): { status: number; body: Json } {
  const { email } = query;
  if (!email)
    throw new ApiError(
      400,
      "Query validation error: 'Missing required property: email'.",
      'invalid_query_string',
    );
  return { status: 200, body: documents.list('/users').filter((user) => sameText(user.email, email)) };
}
