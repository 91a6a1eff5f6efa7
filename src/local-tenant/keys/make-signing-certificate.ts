import type { Clock } from '../../core/clock.ts';
import { generateCertificate } from './generate-certificate.ts';
import { pem } from './pem.ts';

/** Auth0's signing certificates last about thirteen years. */
const LASTS = 13 * 365 * 86_400_000;

/** A 2048 bit RSA key and its self-signed certificate for the domain, as PEM. */
export async function makeSigningCertificate(
  domain: string,
  clock: Clock,
): Promise<{ cert: string; key: string }> {
  const made = await generateCertificate([{ name: 'commonName', value: domain }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(clock.now()),
    notAfterDate: new Date(clock.now() + LASTS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
    ],
  });
  return { cert: pem('CERTIFICATE', derOf(made.cert)), key: made.private };
}

function derOf(text: string): Buffer {
  return Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}
