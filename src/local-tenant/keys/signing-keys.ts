import type { KeyObject } from 'node:crypto';

/** One signing key of the tenant, as `/keys/signing` and `/.well-known/jwks.json` show it. */
export interface SigningKey {
  readonly kid: string;
  /** PEM certificate, and the same as PKCS#7. */
  readonly cert: string;
  readonly pkcs7: string;
  /** SHA-1 of the certificate in hex with colons, as Auth0 shows it. */
  readonly fingerprint: string;
  /** The same without colons. */
  readonly thumbprint: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** The tenant's RS256 keys. */
export interface SigningKeys {
  readonly current: SigningKey;
  /** Every key that a token in use may be signed with: current, next, previous. */
  readonly all: readonly SigningKey[];
}
