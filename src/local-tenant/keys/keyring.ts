import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, type Json } from '../../core/json.ts';
import type { Keyring } from '../../resources/hook-context.ts';
import type { TenantContext } from '../context.ts';
import { newKid, revokeSigningKey, rotateSigningKeys } from './rotate-signing-keys.ts';
import { showSigningKey, showSigningKeys } from './show-signing-keys.ts';
import type { StoredKey } from './stored-keys.ts';

/** What the hooks of a row may do with the tenant's signing keys. */
export function keyring({ state, keys, clock, random }: TenantContext): Keyring {
  return {
    list: () => showSigningKeys(keys),
    read: (kid) => showSigningKey(keys, kid),
    rotate(made: Json) {
      const { cert = '', key = '' } = docOf(made);
      const stored = { kid: newKid(random), cert, key, created_at: isoNow(clock) };
      return named(rotateSigningKeys(state.documents, stored, clock));
    },
    revoke: (kid) => named(revokeSigningKey(state.documents, kid, clock)),
  };
}

function named({ kid = '', cert = '' }: StoredKey): Doc {
  return { cert, kid };
}
