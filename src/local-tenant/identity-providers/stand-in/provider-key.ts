import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { makeKey } from '../../keys/make-key.ts';

const PATH = '/_provider_keys';
const ID = 'stand-in';
const KID = 'stand-in-1';

/** What the stand-ins sign with. */
export interface ProviderKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

/** The key that the stand-ins sign ID tokens and assertions with: made when it is first needed, and not the tenant's. */
export async function providerKey({ state, clock }: TenantContext): Promise<ProviderKey> {
  const kept = state.documents.get(PATH, ID) ?? (await makeKey('Understudy stand-in', clock, 'RS256'));
  if (!state.documents.get(PATH, ID)) state.write((documents) => documents.put(PATH, ID, kept));
  // Two may have made one at the same time: the one that is stored counts.
  const { key, cert } = state.documents.get(PATH, ID) ?? kept;
  const pem = textOf(key) ?? '';
  return { kid: KID, privateKey: createPrivateKey(pem), key: pem, cert: textOf(cert) ?? '' };
}

/** Its public half, as the stand-ins' `jwks.json` shows it. */
export async function providerJwk(context: TenantContext): Promise<JWK> {
  const jwk = createPublicKey((await providerKey(context)).privateKey).export({ format: 'jwk' });
  return { ...(jwk as JWK), kid: KID, alg: 'RS256', use: 'sig' };
}
