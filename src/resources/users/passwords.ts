import { type Doc, itemsOf } from '../../core/json.ts';
import { passwordMatches } from '../../core/passwords.ts';
import type { HookContext } from '../hook-context.ts';
import { checkPassword, rememberedPasswords } from './password-policy.ts';

/**
 * Where the hash of a password is kept, apart from what the Management API can show: by the user_id of the account, as
 * `{ hash, before: [hash, …] }`, or `{ custom }` for an imported hash that is not bcrypt's.
 */
export const PASSWORDS = '/_passwords';

/** Stores a new password of an account, if its connection allows it. */
export function setPassword(
  password: string,
  {
    accountId,
    user,
    connection,
  }: { readonly accountId: string; readonly user: Doc; readonly connection: Doc },
  context: HookContext,
): void {
  const known = context.documents.get(PASSWORDS, accountId);
  const hashes = [known?.hash, ...itemsOf(known?.before)].filter(
    (one): one is string => typeof one === 'string',
  );
  checkPassword(password, user, connection, (last) =>
    hashes.slice(0, last).some((hash) => passwordMatches(password, hash)),
  );
  const before = hashes.slice(0, Math.max(0, rememberedPasswords(connection) - 1));
  context.documents.put(PASSWORDS, accountId, {
    hash: context.hashPassword(password),
    ...(before.length > 0 && { before }),
  });
}
