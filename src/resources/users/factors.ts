import { isoNow } from '../../core/clock.ts';
import { type Doc, itemsOf, type Json } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';

/** Methods that take the place of a password, rather than being a second factor. */
const FIRST_FACTORS = new Set(['passkey', 'password']);

/**
 * Keeps the user's `multifactor` and `multifactor_last_modified` in step with their authentication methods, `more`
 * being some that are about to be stored: Auth0 tells of them as one provider, guardian (documented for its factors).
 */
export function keepFactors({ documents, params, clock }: HookContext, more: readonly Doc[] = []): void {
  const id = params['id'] ?? '';
  const user = documents.get('/users', id);
  if (!user) return;
  const methods = [...documents.list(`/users/${id}/authentication-methods`), ...more];
  const enrolled = methods.some(({ type }) => !FIRST_FACTORS.has(String(type)));
  const before = providersOf(user);
  const after = [...before.filter((one) => one !== 'guardian'), ...(enrolled ? ['guardian'] : [])];
  if (before.join() !== after.join()) documents.put('/users', id, withProviders(user, after, isoNow(clock)));
}

/** The user without a provider of second factors. */
export function withoutProvider(user: Doc, provider: string, now: string): Doc {
  return withProviders(
    user,
    providersOf(user).filter((one) => one !== provider),
    now,
  );
}

function withProviders({ multifactor: _, ...user }: Doc, providers: readonly Json[], now: string): Doc {
  return {
    ...user,
    ...(providers.length > 0 && { multifactor: providers }),
    multifactor_last_modified: now,
    updated_at: now,
  };
}

function providersOf({ multifactor }: Doc): readonly Json[] {
  return itemsOf(multifactor);
}
