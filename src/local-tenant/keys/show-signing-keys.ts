import type { Doc } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** The answer to `GET /keys/signing`, in the recorded shape. */
export function showSigningKeys(keys: SigningKeys): readonly Doc[] {
  return [...keys.all, ...keys.revoked].map((key) => show(keys, key));
}

/** The answer to `GET /keys/signing/{kid}`. Raises 404. */
export function showSigningKey(keys: SigningKeys, kid: string): Doc {
  const key = [...keys.all, ...keys.revoked].find((each) => each.kid === kid);
  if (!key) throw new ApiError(404, 'No key found with the given KID', 'signing_key_not_found');
  return show(keys, key);
}

function show(keys: SigningKeys, key: SigningKey): Doc {
  const place = keys.all.indexOf(key);
  const { kid, cert, pkcs7, fingerprint, thumbprint, currentSince, currentUntil, revokedAt } = key;
  return {
    kid,
    cert,
    pkcs7,
    current: place === 0,
    next: place === 1,
    previous: place > 1,
    ...(currentSince !== undefined && { current_since: currentSince }),
    ...(currentUntil !== undefined && { current_until: currentUntil }),
    fingerprint,
    thumbprint,
    revoked: revokedAt !== undefined,
    ...(revokedAt !== undefined && { revoked_at: revokedAt }),
  };
}
