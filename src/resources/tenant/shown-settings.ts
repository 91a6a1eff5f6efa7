import { type Doc, docOf, isDoc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { universalLoginState } from '../universal-login/universal-login-state.ts';
import { unreadFlags } from './tenant-flags.ts';

/**
 * What is shown of the settings. GET and the answer to a PATCH differ (recorded): GET leaves out two flags and what
 * the tenant knows of its Universal Login, a PATCH the list of versions to choose from.
 */
export function shownSettings(stored: Doc, { operation, documents }: HookContext): Doc {
  if (operation !== 'update') return { ...stored, ...within(stored, 'flags', readFlags) };
  const { sandbox_versions_available: _, ...doc } = stored;
  const state = universalLoginState(documents);
  return {
    ...doc,
    flags: { ...unreadFlags, ...docOf(doc.flags) },
    ...((Object.keys(state).length > 0 || doc.universal_login !== undefined) && {
      universal_login: { ...docOf(doc.universal_login), ...state },
    }),
  };
}

function readFlags(flags: Doc): Doc {
  return Object.fromEntries(Object.entries(flags).filter(([name]) => !(name in unreadFlags)));
}

function within(doc: Doc, key: string, change: (value: Doc) => Doc): Doc {
  const value = doc[key];
  return isDoc(value) ? { [key]: change(value) } : {};
}
