import { X509Certificate } from 'node:crypto';
import type { Doc, Json } from '../../core/json.ts';

/** What Auth0 shows of a SAML connection's signing certificate: `cert`, `expires`, `subject` and `thumbprints` (recorded). */
export function certificateFacts(signingCert: Json | undefined): Doc {
  if (typeof signingCert !== 'string') return {};
  try {
    const pem = signingCert.includes('-----BEGIN')
      ? signingCert
      : Buffer.from(signingCert, 'base64').toString('utf8');
    const certificate = new X509Certificate(pem);
    return {
      cert: pem,
      expires: new Date(certificate.validTo).toISOString(),
      subject: subjectOf(certificate.subject),
      thumbprints: [certificate.fingerprint.replaceAll(':', '').toLowerCase()],
    };
  } catch {
    // Not a certificate: Auth0 keeps it as it is and fails at sign-in (assumed).
    return {};
  }
}

const NAMES: Readonly<Record<string, string>> = {
  C: 'countryName',
  ST: 'stateOrProvinceName',
  L: 'localityName',
  O: 'organizationName',
  OU: 'organizationalUnitName',
  CN: 'commonName',
};

function subjectOf(subject: string): Doc {
  const parts = subject.split('\n').map((line) => line.split('='));
  return Object.fromEntries(parts.map(([name = '', ...value]) => [NAMES[name] ?? name, value.join('=')]));
}
