import type { Effects } from '../../../actions/runtime/effects.ts';
import { type Doc, docOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';

/**
 * Writes the metadata that Actions set: once, after all of them, also where one of them denied the login (Auth0's
 * documentation). After a throw there is nothing to write.
 */
export function applyMetadata({ state }: TenantContext, userId: string, effects: Effects): void {
  const { userMetadata, appMetadata } = effects;
  if (Object.keys(userMetadata).length + Object.keys(appMetadata).length === 0) return;
  state.write((documents) => {
    // Read again: somebody may have changed the user while the Actions ran.
    const user = documents.get('/users', userId);
    if (!user) return;
    documents.put('/users', userId, {
      ...user,
      user_metadata: merged(docOf(user.user_metadata), userMetadata),
      app_metadata: merged(docOf(user.app_metadata), appMetadata),
    });
  });
}

/** `null` removes a key. */
function merged(before: Doc, changes: Doc): Doc {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null));
}
