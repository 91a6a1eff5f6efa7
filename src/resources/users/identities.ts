import type { Documents } from '../../core/documents.ts';
import { type Doc, docsOf } from '../../core/json.ts';

/**
 * Where accounts are kept that are linked to another user, apart from what the Management API can show: they have no
 * user of their own any more, but their e-mail address is taken, and their password still signs in. The id is the
 * user_id that they had; `primary` is the user they belong to.
 */
export const LINKED = '/_linked_accounts';

/** The database that Auth0 gives every new tenant. A local one begins without it, but takes users for it. */
const DEFAULT_DATABASE = 'Username-Password-Authentication';

/** A user's accounts; the first is the primary one. */
export function identitiesOf({ identities }: Doc): readonly Doc[] {
  return docsOf(identities);
}

/** The id of the user that an account would be, or was, without being linked. */
export function userIdOf({ provider, user_id }: Doc): string {
  return `${String(provider)}|${String(user_id)}`;
}

/** Whether somebody has the id, as a user or as an account that is linked to one. */
export function isTaken(userId: string, documents: Documents): boolean {
  return documents.get('/users', userId) !== undefined || documents.get(LINKED, userId) !== undefined;
}

/** The connection of that name; undefined where there is none. */
export function connectionNamed(documents: Documents, name: string): Doc | undefined {
  const [found] = documents.find('/connections', 'name', name).filter((one) => one.name === name);
  return found ?? (name === DEFAULT_DATABASE ? { name, strategy: 'auth0', options: {} } : undefined);
}

/** Users and linked accounts of a connection with this text in the field, whatever its case. */
export function accountsWith(
  documents: Documents,
  connection: string,
  field: 'email' | 'username' | 'phone_number',
  text: string,
): readonly Doc[] {
  return [
    ...documents
      .find('/users', field, text)
      .filter((user) => identitiesOf(user)[0]?.connection === connection),
    ...documents.find(LINKED, field, text).filter((account) => account.connection === connection),
  ];
}
