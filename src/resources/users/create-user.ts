import { createHash } from 'node:crypto';
import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';
import { checkUsername, hasUsernames, lowerCased, refuseTwin } from './identifiers.ts';
import { connectionNamed, isTaken } from './identities.ts';
import { setPassword } from './passwords.ts';
import { afterRegistration, executionsOf, withMetadata } from './registration.ts';
import { openTicket } from './tickets.ts';
import { logOfUser } from './user-log.ts';

/** Marks the id that a collection makes, where the request has none: a user's depends on the connection. */
export const MADE = 'made|';

/** What each strategy that takes users needs to know of them (documented). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  auth0: ['password'],
  email: ['email'],
  sms: ['phone_number'],
};

/** A new user as Auth0 stores it: with an identity, a name and a picture; the password goes elsewhere as a hash. */
export function createdUser(next: Doc, context: HookContext): Doc {
  const { password, verify_email: verify } = next;
  const checked = checkedUser(next, context);
  const { connection } = checked;
  const user = withMetadata(checked.user, connection, context);
  if (typeof password === 'string' && connection.strategy === 'auth0') {
    setPassword(password, { accountId: String(user.user_id), user, connection }, context);
  }
  context.log(logOfUser('ss', user, connection, executionsOf(context)));
  afterRegistration(user, connection, context);
  // Auth0's documentation: a mail goes out unless the address is verified already; `verify_email` overrides that.
  if (typeof user.email === 'string' && (verify ?? user.email_verified !== true) === true) {
    openTicket({ type: 'email-verification', user, mailed: true }, context);
  }
  return user;
}

/** The user that a request would make, and in which connection. Refuses it where Auth0 does, but for its password. */
export function checkedUser(
  next: Doc,
  context: HookContext,
): { readonly user: Doc; readonly connection: Doc } {
  const { password, connection: name, verify_email: _, ...sent } = next;
  const connection = connectionNamed(context.documents, String(name));
  if (!connection) throw new ApiError(400, 'The connection does not exist.', 'inexistent_connection');
  checkSent(sent, password, connection);
  const user = madeUser(sent, connection, context);
  refuseTwin(context.documents, connection, user, undefined);
  if (isTaken(String(user.user_id), context.documents)) {
    throw new ApiError(409, 'The user already exists.', 'auth0_idp_error');
  }
  return { user, connection };
}

function checkSent(sent: Doc, password: Json | undefined, connection: Doc): void {
  const required = REQUIRED[String(connection.strategy)];
  // Assumed wording: Auth0 makes users of other connections when they first sign in.
  if (!required)
    throw new ApiError(400, 'Users of this connection are made by their first sign-in.', 'invalid_body');
  const withPassword: Doc = { ...sent, ...(password !== undefined && { password }) };
  for (const field of requiredOf(connection, required)) {
    if (withPassword[field] === undefined) {
      throw new ApiError(
        400,
        `Payload validation error: 'Missing required property: ${field}'.`,
        'invalid_body',
      );
    }
  }
  if (connection.strategy !== 'auth0' || typeof sent.username !== 'string') return;
  if (connection.id !== undefined && !hasUsernames(connection)) {
    throw new ApiError(400, 'Cannot set username for connection without requires_username', 'invalid_body');
  }
  checkUsername(sent.username, connection);
}

/**
 * A database that lets people in without a password (`api_behavior`) takes them without one too (documented); one that
 * has no flexible identifiers wants an e-mail address.
 */
function requiredOf({ id, strategy, options }: Doc, required: readonly string[]): readonly string[] {
  if (strategy !== 'auth0') return required;
  const settings = docOf(options);
  const optional = docOf(docOf(settings.authentication_methods).password).api_behavior === 'optional';
  const flexible = id === undefined || isDoc(settings.attributes);
  return [...(flexible ? [] : ['email']), ...(optional ? [] : required)];
}

/** What Auth0 stores of a new user of the connection. */
export function madeUser(
  sent: Doc,
  connection: Doc,
  { clock, random }: Pick<HookContext, 'clock' | 'random'>,
): Doc {
  const provider = String(connection.strategy);
  // Where the request names an id, it is the part behind the provider (documented).
  const asked = String(sent.user_id ?? '');
  const named = asked !== '' && !asked.startsWith(MADE);
  const id = named ? asked.replace(`${provider}|`, '') : random.bytes(12).toString('hex');
  const account = provider === 'auth0' ? lowerCased(sent) : sent;
  const now = isoNow(clock);
  return withoutNulls({
    ...names(account),
    ...account,
    ...(account.email !== undefined && { email_verified: sent.email_verified ?? false }),
    ...(provider === 'sms' && { phone_verified: sent.phone_verified ?? false }),
    created_at: now,
    updated_at: now,
    identities: [{ connection: connection.name ?? '', user_id: id, provider, isSocial: false }],
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
