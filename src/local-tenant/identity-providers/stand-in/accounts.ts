import { createHash } from 'node:crypto';
import { type Doc, docsOf, isDoc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { Account } from '../account.ts';

/** The accounts that a connection's provider has: of everybody who is a user of the connection, personas among them. */
export function accountsOf({ state }: TenantContext, connection: Doc): Account[] {
  // Of a fork, those that have been read: a page asks no other tenant for all its people.
  return state.held.list('/users').flatMap((user) => {
    const identity = docsOf(user.identities).find((one) => one.connection === connection.name);
    if (!identity) return [];
    // Linked to another one, the account at the provider is still what its `profileData` says.
    const profile = isDoc(identity.profileData) ? identity.profileData : user;
    return [accountOf(profile, subjectOf(identity, connection))];
  });
}

/** An account of somebody who has never been here: the same address is the same account. */
export function newAccount(
  connection: Doc,
  { email, name }: { readonly email: string; readonly name: string },
): Account {
  const digest = createHash('sha256')
    .update(`${String(connection.name)} ${email}`)
    .digest('hex');
  const [given = name, ...family] = name.split(' ');
  return {
    sub: String(BigInt(`0x${digest.slice(0, 16)}`)),
    email,
    email_verified: true,
    name,
    given_name: given,
    ...(family.length > 0 && { family_name: family.join(' ') }),
    nickname: email.split('@')[0] ?? email,
  };
}

/** What the provider calls the account: Auth0 puts the connection's name before it where the strategy has many connections. */
function subjectOf({ user_id: id }: Doc, { name }: Doc): string {
  const before = `${String(name)}|`;
  const own = String(id);
  return own.startsWith(before) ? own.slice(before.length) : own;
}

function accountOf(user: Doc, sub: string): Account {
  return {
    sub,
    email: textOf(user.email),
    email_verified: user.email_verified === true,
    name: textOf(user.name) ?? textOf(user.email) ?? sub,
    given_name: textOf(user.given_name),
    family_name: textOf(user.family_name),
    nickname: textOf(user.nickname),
    picture: textOf(user.picture),
  };
}
