import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';
import { textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { SigningKey } from '../../keys/signing-keys.ts';

const PATH = '/_provider_keys';
const ID = 'stand-in';
const KID = 'stand-in-1';

/** The key that the stand-ins sign ID tokens with: made when it is first needed, and not the tenant's. */
export function providerKey({ state }: TenantContext): Pick<SigningKey, 'kid' | 'privateKey'> {
  const kept = textOf(state.documents.get(PATH, ID)?.pem);
  if (kept !== undefined) return { kid: KID, privateKey: createPrivateKey(kept) };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  state.write((documents) => documents.put(PATH, ID, { pem }));
  return { kid: KID, privateKey };
}

/** Its public half, as the stand-ins' `jwks.json` shows it. */
export function providerJwk(context: TenantContext): JWK {
  const jwk = createPublicKey(providerKey(context).privateKey).export({ format: 'jwk' });
  return { ...(jwk as JWK), kid: KID, alg: 'RS256', use: 'sig' };
}
