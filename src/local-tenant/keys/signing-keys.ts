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
  /** ISO dates of its turn to sign, and of its end. */
  readonly currentSince?: string;
  readonly currentUntil?: string;
  readonly revokedAt?: string;
}

/** The tenant's RS256 keys as they are at the moment: a rotation shows at once. */
export interface SigningKeys {
  readonly current: SigningKey;
  /** Every key that a token in use may be signed with: current, next, previous. The same list until one changes. */
  readonly all: readonly SigningKey[];
  /** Keys that no token may be signed with any more, the last one first. */
  readonly revoked: readonly SigningKey[];
}
