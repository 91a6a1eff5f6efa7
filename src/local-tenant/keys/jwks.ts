import { X509Certificate } from 'node:crypto';
import type { Doc } from '../../core/json.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** The answer to `GET /.well-known/jwks.json`, the current key first. */
export function jwksOf(keys: SigningKeys): Doc {
  return { keys: keys.all.map(jwk) };
}

function jwk({ kid, cert, publicKey }: SigningKey): Doc {
  const { n, e } = publicKey.export({ format: 'jwk' });
  const x509 = new X509Certificate(cert);
  return {
    kty: 'RSA',
    use: 'sig',
    n: String(n),
    e: String(e),
    kid,
    x5t: Buffer.from(x509.fingerprint.replaceAll(':', ''), 'hex').toString('base64url'),
    x5c: [x509.raw.toString('base64')],
    alg: 'RS256',
  };
}
