import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { identitiesOf } from './identities.ts';

const TOKENS = ['access_token', 'access_token_secret', 'refresh_token'];

/** The user without the tokens of identity providers, which only `read:user_idp_tokens` shows (documented). */
export function shownUser(user: Doc, { caller }: HookContext): Doc {
  const identities = identitiesOf(user);
  if (caller?.scopes.has('read:user_idp_tokens') !== false) return user;
  if (!identities.some((one) => TOKENS.some((token) => token in one))) return user;
  return { ...user, identities: identities.map(withoutTokens) };
}

/** The identity without the tokens of its provider. */
export function withoutTokens(identity: Doc): Doc {
  return Object.fromEntries(Object.entries(identity).filter(([key]) => !TOKENS.includes(key)));
}
