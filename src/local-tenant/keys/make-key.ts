import { X509Certificate } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { makeSigningCertificate } from './make-signing-certificate.ts';
import { pkcs7Of } from './pkcs7.ts';

/** A new key with its certificate, in the forms that Auth0 shows: `{ cert, pkcs7, fingerprint, key }`. */
export async function makeKey(commonName: string, clock: Clock, algorithm: string): Promise<Doc> {
  const { cert, key } = await makeSigningCertificate(commonName, clock, algorithm);
  const x509 = new X509Certificate(cert);
  return { cert, key, pkcs7: pkcs7Of(x509.raw), fingerprint: x509.fingerprint };
}
