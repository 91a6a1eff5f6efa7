import { createHash } from 'node:crypto';
import { type Doc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { wordsOf } from '../fields.ts';
import type { IssuedToken } from './access-token.ts';

const PATH = '/_opaque_tokens';
/** Seconds; Auth0's documentation: tokens for /userinfo last a day. */
const LIFETIME = 86_400;

export interface OpaqueTokenFacts {
  readonly subject: string;
  readonly client: Doc;
  readonly scopes: readonly string[];
}

/** A token that says nothing by itself and is good for /userinfo alone. Only its hash is kept. */
export async function opaqueToken(context: TenantContext, facts: OpaqueTokenFacts): Promise<IssuedToken> {
  const { state, random, clock } = context;
  const token = randomText(random, 43);
  const now = clock.now();
  state.write((documents) => {
    forgetExpired(documents, PATH, now);
    documents.put(PATH, hashOf(token), {
      sub: facts.subject,
      client_id: String(facts.client.client_id),
      scope: facts.scopes.join(' '),
      expires: now + LIFETIME * 1000,
    });
  });
  return { token, lifetime: LIFETIME };
}

/** Whom an opaque token was issued for; undefined where it is unknown or has expired. */
export function openOpaqueToken({ state, clock }: TenantContext, token: string) {
  const found = state.documents.get(PATH, hashOf(token));
  if (!found || Number(found.expires) <= clock.now()) return undefined;
  return { subject: String(found.sub), scopes: wordsOf(textOf(found.scope)) };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
