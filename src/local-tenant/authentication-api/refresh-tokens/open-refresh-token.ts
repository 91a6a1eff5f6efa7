import { type Doc, textOf } from '../../../core/json.ts';
import { REFRESH_TOKENS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { secretHash } from '../authorize/secret-hash.ts';
import { SECRETS } from './issue-refresh-token.ts';
import { refreshTokenSettings } from './refresh-token-settings.ts';

/** A refresh token as it was sent. */
export interface SentToken {
  /** The id of its secret. */
  readonly key: string;
  readonly about: Doc;
  readonly token: Doc;
}

/** What became of a token that was sent; `reused`: its successor has been given out already. */
export type OpenedToken = SentToken | 'unknown' | 'expired' | 'reused';

/**
 * The refresh token that an application has sent. One that is used again after its leeway was stolen, by whoever sent it or
 * before: the whole family ends (Auth0's documentation, "Refresh token rotation: automatic reuse detection").
 */
export function openRefreshToken(context: TenantContext, client: Doc, secret: string): OpenedToken {
  const { state, clock } = context;
  const key = secretHash(secret);
  const about = state.documents.get(SECRETS, key);
  const token = about && state.documents.get(REFRESH_TOKENS, String(about.token_id));
  if (!token || token.client_id !== client.client_id) return 'unknown';
  const now = clock.now();
  const replaced = about.replaced === null ? undefined : Number(about.replaced);
  if (replaced !== undefined && now - replaced > refreshTokenSettings(client).leeway) {
    forget(context, String(token.id));
    return 'reused';
  }
  const ends = [textOf(token.expires_at), textOf(token.idle_expires_at)];
  if (ends.some((end) => end !== undefined && Date.parse(end) <= now)) return 'expired';
  return { key, about, token };
}

/** Ends a refresh token with all of its family. */
export function forget({ state }: TenantContext, tokenId: string): void {
  state.write((documents) => {
    documents.remove(REFRESH_TOKENS, tokenId);
    for (const [key, { token_id }] of documents.entries(SECRETS)) {
      if (token_id === tokenId) documents.remove(SECRETS, key);
    }
  });
}
