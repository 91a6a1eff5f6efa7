import { createPrivateKey, X509Certificate } from 'node:crypto';
import { generateCertificate } from '../keys/generate-certificate.ts';

/** A certificate and its private key, as PEM. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;
/** Clocks of virtual machines differ a little: a certificate is valid since before it was made. */
const EARLIER = DAY;
const AUTHORITY_LASTS = 3650 * DAY;
/** Browsers and Apple's systems refuse server certificates that last longer than 398 days. */
const SERVER_LASTS = 397 * DAY;
const RENEW_BEFORE = 30 * DAY;

/** A development authority: it signs certificates for this machine's own address and nothing else uses it. */
export async function makeAuthority(now: number): Promise<CertificatePair> {
  const made = await generateCertificate(
    [{ name: 'commonName', value: 'Understudy development authority' }],
    {
      ...lasting(now, AUTHORITY_LASTS),
      extensions: [
        { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  return { cert: made.cert, key: made.private };
}

/** A certificate for `localhost`, `127.0.0.1` and `::1`, signed by the authority. */
export async function makeServerCertificate(ca: CertificatePair, now: number): Promise<CertificatePair> {
  const made = await generateCertificate([{ name: 'commonName', value: 'localhost' }], {
    ...lasting(now, SERVER_LASTS),
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** False where the pair does not belong together, is about to expire, or was not signed by `ca`. */
export function isGood(pair: CertificatePair, { now, ca }: { now: number; ca?: CertificatePair }): boolean {
  try {
    const cert = new X509Certificate(pair.cert);
    const signed = !ca || cert.verify(new X509Certificate(ca.cert).publicKey);
    return (
      signed &&
      cert.checkPrivateKey(createPrivateKey(pair.key)) &&
      Date.parse(cert.validTo) - now > RENEW_BEFORE
    );
  } catch {
    return false;
  }
}

function lasting(now: number, length: number) {
  return {
    keyType: 'ec' as const,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - EARLIER),
    notAfterDate: new Date(now - EARLIER + length),
  };
}
