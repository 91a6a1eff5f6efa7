import type { Clock } from '../../core/clock.ts';
import { generateCertificate } from './generate-certificate.ts';
import { pem } from './pem.ts';

/** Auth0's signing certificates last about thirteen years. */
const LASTS = 13 * 365 * 86_400_000;

/** The kinds of key, by the algorithm that it signs with; the others are RSA. */
const CURVES: Readonly<Record<string, { keyType: 'ec'; curve: 'P-256' | 'P-384' }>> = {
  ES256: { keyType: 'ec', curve: 'P-256' },
  ES384: { keyType: 'ec', curve: 'P-384' },
};

/** A key (2048 bits where it is RSA) and its self-signed certificate for the domain, as PEM. */
export async function makeSigningCertificate(
  domain: string,
  clock: Clock,
  algorithm = 'RS256',
): Promise<{ cert: string; key: string }> {
  const made = await generateCertificate([{ name: 'commonName', value: domain }], {
    ...(CURVES[algorithm] ?? { keyType: 'rsa', keySize: 2048 }),
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
