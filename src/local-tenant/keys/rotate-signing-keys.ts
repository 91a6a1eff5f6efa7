import { type Clock, isoNow } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import type { Random } from '../../core/random.ts';
import { ApiError } from '../../resources/api-error.ts';
import { keysDocument, putKeys, type StoredKey, storedKeys } from './stored-keys.ts';

/** Revoked keys that Auth0 still lists (documented). */
const REVOKED_LISTED = 3;

/** 21 characters of the URL-safe alphabet, as Auth0's are. */
export function newKid(random: Random): string {
  return random.bytes(16).toString('base64url').slice(0, 21);
}

/**
 * The next key becomes the current one, and `made` the next; what the last current key has signed stays good until that
 * key is revoked (documented). Returns the key that is current now.
 */
export function rotateSigningKeys(documents: Documents, made: StoredKey, clock: Clock): StoredKey {
  const [current, next, ...others] = storedKeys(keysDocument(documents));
  if (!current || !next) throw new Error('the state holds no next signing key');
  const now = isoNow(clock);
  const promoted = { ...next, current_since: now };
  putKeys(documents, [promoted, made, { ...current, current_until: now }, ...others]);
  return promoted;
}

/** Ends a previous key for good. Only such a key can be revoked (documented). Raises 404, 400. */
export function revokeSigningKey(documents: Documents, kid: string, clock: Clock): StoredKey {
  const keys = storedKeys(keysDocument(documents));
  const place = keys.findIndex((key) => key['kid'] === kid);
  const key = keys[place];
  if (!key) throw new ApiError(404, 'No key found with the given KID', 'signing_key_not_found');
  if (place < 2) throw new ApiError(400, 'Only a previously used signing key can be revoked', 'invalid_uri');
  if (key['revoked_at'] !== undefined) return key;
  const revoked = { ...key, revoked_at: isoNow(clock) };
  const others = keys.filter((one) => one !== key);
  const past = others.filter((one) => one['revoked_at'] !== undefined);
  putKeys(documents, [
    ...others.filter((one) => one['revoked_at'] === undefined),
    ...[revoked, ...past].slice(0, REVOKED_LISTED),
  ]);
  return revoked;
}
