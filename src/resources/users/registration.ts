import { type Doc, docOf } from '../../core/json.ts';
import { isBound } from '../actions/is-bound.ts';
import type { HookContext } from '../hook-context.ts';

/** The new user with what the Actions of pre-user-registration set. Not in passwordless connections (documented). */
export function withMetadata(user: Doc, connection: Doc, { prepared }: HookContext): Doc {
  const { user_metadata, app_metadata } = docOf(prepared);
  if (connection.strategy !== 'auth0') return user;
  return {
    ...user,
    ...merged('user_metadata', user, docOf(user_metadata)),
    ...merged('app_metadata', user, docOf(app_metadata)),
  };
}

/** null takes a key away. A user for whom nothing is set has no metadata, and not an empty object. */
function merged(key: 'user_metadata' | 'app_metadata', user: Doc, set: Doc): Doc {
  if (Object.keys(set).length === 0) return {};
  const all = Object.entries({ ...docOf(user[key]), ...set });
  return { [key]: Object.fromEntries(all.filter(([, value]) => value !== null)) };
}

/** What the log entry of a registration tells of its Actions (documented in the schema of `ss`). */
export function executionsOf({ prepared }: HookContext): Doc {
  const { execution } = docOf(prepared);
  return execution === undefined ? {} : { actions: { executions: [execution] } };
}

/** Runs the Actions of post-user-registration when the user is stored; nothing of what they come to changes anything (documented). */
export function afterRegistration(user: Doc, connection: Doc, { documents, after }: HookContext): void {
  if (!isBound('post-user-registration', documents)) return;
  after(async ({ runTrigger }) => {
    await runTrigger('post-user-registration', { user, connection });
  });
}
