import { type Clock, isoNow } from '../../core/clock.ts';
import { type Random, systemRandom } from '../../core/random.ts';
import type { State } from '../context.ts';
import { liveSigningKeys } from './live-signing-keys.ts';
import { makeSigningCertificate } from './make-signing-certificate.ts';
import { newKid } from './rotate-signing-keys.ts';
import type { SigningKeys } from './signing-keys.ts';
import { keysDocument, putKeys, type StoredKey } from './stored-keys.ts';

export interface SigningKeysOptions {
  /** The certificates' common name. */
  readonly domain: string;
  readonly clock: Clock;
  readonly random?: Random;
}

/**
 * The tenant's signing keys: those of the state, or two new ones, which are then kept there. Auth0 has a current key
 * and the next one ready; both are in its JWKS (recorded).
 */
export async function createSigningKeys(state: State, options: SigningKeysOptions): Promise<SigningKeys> {
  if (!keysDocument(state.documents)) {
    const made = await Promise.all([makeStoredKey(options), makeStoredKey(options)]);
    state.write((documents) => putKeys(documents, made));
  }
  return liveSigningKeys(state.documents);
}

async function makeStoredKey({
  domain,
  clock,
  random = systemRandom,
}: SigningKeysOptions): Promise<StoredKey> {
  const { cert, key } = await makeSigningCertificate(domain, clock);
  return { kid: newKid(random), cert, key, created_at: isoNow(clock) };
}
