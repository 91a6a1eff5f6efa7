import { type Doc, docOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { secretHash } from '../../authentication-api/authorize/secret-hash.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import type { Account } from '../account.ts';

/** Codes and access tokens of the stand-ins, by their hashes. */
const GRANTS = '/_provider_grants';
/** Milliseconds. */
const LIFETIME = 600_000;

/** What somebody has let the tenant have of their account. */
export interface Grant {
  readonly kind: 'code' | 'token';
  readonly connection: string;
  readonly account: Account;
  readonly scope: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly nonce?: string | undefined;
  readonly challenge?: string | undefined;
}

/** A secret that stands for a grant. */
export function newGrant({ state, clock, random }: TenantContext, grant: Grant): string {
  const secret = randomText(random, 40);
  const now = clock.now();
  state.write((documents) => {
    forgetExpired(documents, GRANTS, now);
    documents.put(GRANTS, secretHash(secret), {
      grant: JSON.parse(JSON.stringify(grant)),
      expires: now + LIFETIME,
    });
  });
  return secret;
}

/** The grant of a secret; a code works once. Undefined for one that is unknown, of another kind, or too old. */
export function openGrant(
  { state, clock }: TenantContext,
  secret: string,
  kind: Grant['kind'],
): Grant | undefined {
  const id = secretHash(secret);
  const kept = state.documents.get(GRANTS, id);
  const grant = docOf(kept?.grant) as Doc & Partial<Grant>;
  if (!kept || Number(kept.expires) <= clock.now() || grant.kind !== kind) return undefined;
  if (kind === 'code') state.write((documents) => documents.remove(GRANTS, id));
  return grant as unknown as Grant;
}
