import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { isBound } from '../actions/is-bound.ts';
import { ApiError } from '../api-error.ts';
import { ENTERPRISE } from '../connections/connection-strategies.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';
import { endSessions } from './access.ts';
import { checkUsername, hasUsernames, lowerCased, refuseTwin } from './identifiers.ts';
import { connectionNamed, identitiesOf, LINKED, userIdOf } from './identities.ts';
import { setPassword } from './passwords.ts';
import { openTicket } from './tickets.ts';
import { logOfUser } from './user-log.ts';

/** What belongs to an account, and is changed where the account is kept: in Auth0's own databases only (documented). */
const OF_ACCOUNT = ['email', 'email_verified', 'phone_number', 'phone_verified', 'username'] as const;

const CHANGEABLE: Readonly<Record<string, readonly string[]>> = {
  auth0: [...OF_ACCOUNT, 'password'],
  email: ['email', 'email_verified'],
  sms: ['phone_number', 'phone_verified'],
};

/** What cannot be changed in one request. Wording as tools that work against tenants know it. */
const NOT_TOGETHER = [
  ['username', 'password'],
  ['username', 'email_verified'],
  ['password', 'email_verified'],
] as const;

const LOGGED = { email: 'sce', username: 'scu', phone_number: 'scpn' } as const;

/** A user as an update leaves it. `next` has the body laid over `before`. */
export function updatedUser(next: Doc, before: Doc, context: HookContext): Doc {
  refuseBeyondScopes(next, before, context);
  const {
    password,
    connection: name,
    verify_email: verify,
    verify_phone_number: _v,
    client_id: _c,
    ...sent
  } = next;
  const identity = identityMeant(before, name);
  const connection = connectionOf(identity, context);
  const whole = withMetadata(connection.strategy === 'auth0' ? lowerCased(sent, before) : sent, before);
  const account = accountOf(before, identity, context);
  const changes = changesOf(whole, before, account);
  refuseTogether([...Object.keys(changes), ...(typeof password === 'string' ? ['password'] : [])]);
  checkChanges(changes, password, connection);
  refuseTwin(context.documents, connection, changes, userIdOf(identity));

  const user = isPrimary(before, identity)
    ? dated({ ...whole, ...changes }, before, context)
    : dated(
        withLinkedAccount({ ...whole, ...pick(before) }, identity, account, changes, context),
        before,
        context,
      );
  logChanges(changes, user, connection, context);
  if (verify === true && typeof (changes.email ?? user.email) === 'string') {
    openTicket({ type: 'email-verification', user, identity, mailed: true }, context);
  }
  return typeof password === 'string' ? withPassword(password, user, identity, connection, context) : user;
}

/** Auth0's documentation: some tokens may change app_metadata only, or the user_metadata of their own user. */
function refuseBeyondScopes(next: Doc, before: Doc, { caller, params }: HookContext): void {
  if (!caller || caller.scopes.has('update:users')) return;
  const own = caller.subject === params['id'] && caller.scopes.has('update:current_user_metadata');
  const allowed = [
    ...(own ? ['user_metadata'] : []),
    ...(caller.scopes.has('update:users_app_metadata') ? ['app_metadata'] : []),
  ];
  const beyond = Object.keys(next).find((key) => next[key] !== before[key] && !allowed.includes(key));
  if (beyond) {
    throw new ApiError(403, 'Insufficient scope, expected any of: update:users', 'insufficient_scope');
  }
}

/** Auth0's documentation: `connection` says which of several accounts is meant. */
function identityMeant(user: Doc, name: Json | undefined): Doc {
  const identities = identitiesOf(user);
  const found = name === undefined ? identities[0] : identities.find((one) => one.connection === name);
  if (found) return found;
  const [provider = '', ...rest] = String(user.user_id).split('|');
  if (name === undefined) return { provider, user_id: rest.join('|'), connection: '' };
  throw new ApiError(400, 'The connection does not exist.', 'inexistent_connection');
}

function connectionOf({ connection, provider }: Doc, { documents }: HookContext): Doc {
  const name = String(connection ?? '');
  return connectionNamed(documents, name) ?? { name, strategy: provider ?? '' };
}

function isPrimary(user: Doc, identity: Doc): boolean {
  const [first] = identitiesOf(user);
  return first === undefined || first === identity;
}

/** The account's own fields: the user's, or those that were kept when it was linked. */
function accountOf(user: Doc, identity: Doc, { documents }: HookContext): Doc {
  if (isPrimary(user, identity)) return user;
  const kept = documents.get(LINKED, userIdOf(identity));
  return kept ?? docOf(identity.profileData);
}

/** The fields of the account that the request changes, with their new values. */
function changesOf(next: Doc, before: Doc, account: Doc): Doc {
  const sent = OF_ACCOUNT.filter((field) => next[field] !== before[field] && next[field] !== account[field]);
  const changes = Object.fromEntries(sent.map((field) => [field, next[field] ?? null]));
  // A new address or number is not verified until somebody says so (assumed; documented for imports).
  return {
    ...changes,
    ...(typeof changes.email === 'string' &&
      !('email_verified' in changes) &&
      account.email_verified === true &&
      next.email_verified === before.email_verified && { email_verified: false }),
  };
}

function pick(user: Doc): Doc {
  return Object.fromEntries(OF_ACCOUNT.map((field) => [field, user[field] ?? null]));
}

/** The user with the changed fields in the profile of a linked account, which is kept changed too. */
function withLinkedAccount(
  user: Doc,
  identity: Doc,
  account: Doc,
  changes: Doc,
  { documents }: HookContext,
): Doc {
  const id = userIdOf(identity);
  documents.put(LINKED, id, withoutNulls({ ...account, ...changes }));
  const identities = identitiesOf(user).map((one) =>
    userIdOf(one) === id
      ? { ...one, profileData: withoutNulls({ ...(isDoc(one.profileData) && one.profileData), ...changes }) }
      : one,
  );
  return { ...user, identities };
}

function logChanges(changes: Doc, user: Doc, connection: Doc, { log }: HookContext): void {
  for (const field of ['email', 'username', 'phone_number'] as const) {
    if (typeof changes[field] === 'string') log(logOfUser(LOGGED[field], user, connection));
  }
}

/**
 * Auth0's documentation: a new password ends the user's sessions, and the Actions of post-change-password run after it,
 * however it was changed (assumed for the Management API: the documentation names no exception).
 */
export function withPassword(
  password: string,
  user: Doc,
  identity: Doc,
  connection: Doc,
  context: HookContext,
): Doc {
  setPassword(password, { accountId: userIdOf(identity), user, connection }, context);
  endSessions(String(user.user_id), context.documents);
  context.log(logOfUser('scp', user, connection));
  const now = isoNow(context.clock);
  const changed = { ...user, last_password_reset: now, updated_at: now };
  if (isBound('post-change-password', context.documents)) {
    context.after(async ({ runTrigger }) => {
      await runTrigger('post-change-password', { user: changed, connection });
    });
  }
  return changed;
}

/** Auth0's documentation: metadata is merged at its first level, null takes a key away, and `{}` all of them. */
function withMetadata(next: Doc, before: Doc): Doc {
  const merged: Record<string, Json> = { ...next };
  for (const key of ['user_metadata', 'app_metadata']) {
    const [sent, old] = [next[key], before[key]];
    if (!isDoc(sent) || sent === old) continue;
    const all = Object.keys(sent).length === 0 ? {} : { ...(isDoc(old) && old), ...sent };
    merged[key] = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  }
  return merged;
}

function refuseTogether(changed: readonly string[]): void {
  for (const [one, other] of NOT_TOGETHER) {
    if (changed.includes(one) && changed.includes(other)) {
      throw new ApiError(400, `Cannot update ${one} and ${other} simultaneously`, 'invalid_body');
    }
  }
}

/** Documented: only accounts that Auth0 keeps itself can be changed; `email_verified` not in enterprise and SMS connections. */
function checkChanges(changes: Doc, password: Json | undefined, connection: Doc): void {
  const strategy = String(connection.strategy);
  const allowed = CHANGEABLE[strategy] ?? (ENTERPRISE.has(strategy) ? [] : ['email_verified']);
  const wanted = [...Object.keys(changes), ...(typeof password === 'string' ? ['password'] : [])];
  const refused = wanted.find((field) => !allowed.includes(field));
  if (refused) {
    // Seen on tenants for e-mail addresses.
    throw new ApiError(400, `Cannot update ${refused} for this user`, 'operation_not_supported');
  }
  if (typeof changes.username !== 'string') return;
  if (connection.id !== undefined && !hasUsernames(connection)) {
    throw new ApiError(400, 'Cannot set username for connection without requires_username', 'invalid_body');
  }
  checkUsername(changes.username, connection);
}
