import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type Clock, isoNow } from '../../core/clock.ts';
import { type Doc, isDoc } from '../../core/json.ts';
import { type Random, systemRandom } from '../../core/random.ts';
import type { State } from '../context.ts';
import { makeSigningCertificate } from './make-signing-certificate.ts';
import { pkcs7Of } from './pkcs7.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** Where the keys are kept: outside every Management API path, so that `_local/reset` leaves them. */
const PATH = '/_keys';
const ID = 'signing';

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
  const stored = state.documents.get(PATH, ID) ?? (await makeKeys(options));
  const keys = Array.isArray(stored['keys']) ? stored['keys'].filter(isDoc).map(signingKey) : [];
  const [current] = keys;
  if (!current) throw new Error(`the state holds no signing key under ${PATH}`);
  if (!state.documents.get(PATH, ID)) state.write((documents) => documents.put(PATH, ID, stored));
  return { current, all: keys };
}

async function makeKeys({ domain, clock, random = systemRandom }: SigningKeysOptions): Promise<Doc> {
  const pairs = await Promise.all([
    makeSigningCertificate(domain, clock),
    makeSigningCertificate(domain, clock),
  ]);
  const keys = pairs.map(({ cert, key }) => ({ kid: newKid(random), cert, key, created_at: isoNow(clock) }));
  return { keys };
}

/** 21 characters of the URL-safe alphabet, as Auth0's are. */
function newKid(random: Random): string {
  return random.bytes(16).toString('base64url').slice(0, 21);
}

function signingKey(stored: Doc): SigningKey {
  const cert = String(stored['cert']);
  const x509 = new X509Certificate(cert);
  const fingerprint = x509.fingerprint;
  return {
    kid: String(stored['kid']),
    cert,
    pkcs7: pkcs7Of(x509.raw),
    fingerprint,
    thumbprint: fingerprint.replaceAll(':', ''),
    publicKey: x509.publicKey,
    privateKey: createPrivateKey(String(stored['key'])),
  };
}
