import { SignJWT } from 'jose';
import type { Doc } from '../../../core/json.ts';
import type { SigningKey } from '../../keys/signing-keys.ts';

export interface Signing {
  readonly alg: string;
  readonly typ: string;
  /** The tenant's key, or the secret that an API or application shares with it. */
  readonly key: SigningKey | { readonly secret: string | Buffer };
}

/** A compact JWT with Auth0's header: `alg`, `typ`, and `kid` where the key is public. */
export function signToken(payload: Doc, { alg, typ, key }: Signing): Promise<string> {
  const token = new SignJWT(payload);
  if ('secret' in key) return token.setProtectedHeader({ alg, typ }).sign(Buffer.from(key.secret));
  return token.setProtectedHeader({ alg, typ, kid: key.kid }).sign(key.privateKey);
}
