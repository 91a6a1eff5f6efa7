import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Documents } from '../../core/documents.ts';
import { pkcs7Of } from './pkcs7.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';
import { keysDocument, type StoredKey, storedKeys } from './stored-keys.ts';

/** The keys of the state, read again when its document has changed: a rotation that is taken back never was. */
export function liveSigningKeys(documents: Documents): SigningKeys {
  let seen: unknown;
  let now = parted([]);
  const read = () => {
    const document = keysDocument(documents);
    if (document !== seen) {
      seen = document;
      now = parted(storedKeys(document).map(signingKey));
    }
    return now;
  };
  return {
    get current() {
      const [current] = read().all;
      if (!current) throw new Error('the state holds no signing key');
      return current;
    },
    get all() {
      return read().all;
    },
    get revoked() {
      return read().revoked;
    },
  };
}

function parted(keys: readonly SigningKey[]): Pick<SigningKeys, 'all' | 'revoked'> {
  return {
    all: keys.filter(({ revokedAt }) => revokedAt === undefined),
    revoked: keys.filter(({ revokedAt }) => revokedAt !== undefined),
  };
}

function signingKey(stored: StoredKey): SigningKey {
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
    ...(stored['current_since'] !== undefined && { currentSince: String(stored['current_since']) }),
    ...(stored['current_until'] !== undefined && { currentUntil: String(stored['current_until']) }),
    ...(stored['revoked_at'] !== undefined && { revokedAt: String(stored['revoked_at']) }),
  };
}
