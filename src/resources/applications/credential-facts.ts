import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import type { Doc } from '../../core/json.ts';

const HOW = { public_key: keyFacts, cert_subject_dn: subjectFacts, x509_cert: certificateFacts } as const;

/**
 * What Auth0 reads out of a key or certificate: the id of a public key is the thumbprint of its JWK (RFC 7638;
 * recorded), of a certificate it shows the SHA-256 thumbprint or the subject (documented).
 */
export function credentialFacts(credential: Doc): Doc {
  const { credential_type: type, expires_at: expires } = credential;
  const facts =
    type === 'public_key' || type === 'cert_subject_dn' || type === 'x509_cert' ? HOW[type] : none;
  return {
    ...facts(credential),
    ...(credential.parse_expiry_from_cert === true && expiryOf(credential)),
    // Shown with milliseconds (recorded).
    ...(typeof expires === 'string' && dateOf(expires)),
  };
}

function none(): Doc {
  return {};
}

function keyFacts({ pem, kid, alg }: Doc): Doc {
  return { kid: kid ?? keyId(String(pem ?? '')), alg: alg ?? 'RS256' };
}

/** The id of a key that cannot be read is made of its text (assumed; Auth0 may refuse it). */
function keyId(pem: string): string {
  const jwk = attempt(() => createPublicKey(pem).export({ format: 'jwk' }));
  const members = jwk ? JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n }) : pem;
  return createHash('sha256').update(members).digest('base64url');
}

function subjectFacts(credential: Doc): Doc {
  const certificate = certificateOf(credential);
  const subject = credential.subject_dn ?? certificate?.subject.split('\n').join(',');
  return subject === undefined ? {} : { subject_dn: subject };
}

function certificateFacts(credential: Doc): Doc {
  const certificate = certificateOf(credential);
  if (!certificate) return {};
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  return { thumbprint_sha256: thumbprint, ...expiryOf(credential) };
}

function expiryOf(credential: Doc): Doc {
  const certificate = certificateOf(credential);
  return certificate ? dateOf(certificate.validTo) : {};
}

function dateOf(text: string): Doc {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? {} : { expires_at: date.toISOString() };
}

function certificateOf({ pem }: Doc): X509Certificate | undefined {
  return attempt(() => new X509Certificate(String(pem ?? '')));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
