import { createHash } from 'node:crypto';
import { type Doc, isDoc } from '../../core/json.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { object } from '../schema.ts';
import { setupOf } from './vault-setups.ts';

/**
 * A connection is ready once it has what it proves itself with; a code of OAuth has to be exchanged for a token first,
 * which only Auth0's own pages do (assumed). The fingerprint changes with the setup (recorded: 32 hexadecimal digits).
 */
export function savedVaultConnection(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { setup } = next;
  if (before && setup === before.setup) return dated(next, before, context);
  if (setup !== undefined) context.validate(object({ setup: setupOf(String(next.app_id)) }), { setup });
  const ready = isDoc(setup) && setup.type !== 'OAUTH_CODE';
  const fingerprint = createHash('md5')
    .update(JSON.stringify(setup ?? {}))
    .digest('hex');
  return dated({ ...next, ready, fingerprint }, before, context);
}

/** Only the answer to a new connection says that it has never been refreshed (recorded). */
export function shownVaultConnection(stored: Doc, { operation }: HookContext): Doc {
  return operation === 'create' ? { ...stored, refreshed_at: null } : stored;
}
