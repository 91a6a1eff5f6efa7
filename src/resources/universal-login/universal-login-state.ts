import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';

/** Where it is kept. No request of the Management API reads it. */
const PATH = '/_universal_login';

/** What the tenant knows of its Universal Login besides its settings. */
export interface UniversalLoginState {
  readonly identifier_first?: boolean;
  readonly is_custom_theme_set?: boolean;
  readonly is_custom_template_set?: boolean;
}

/** Only the answer to a PATCH of the tenant's settings shows it, once it has been set (recorded). */
export function universalLoginState(documents: Documents): Doc {
  return documents.get(PATH, '') ?? {};
}

export function noteUniversalLogin(documents: Documents, change: UniversalLoginState): void {
  documents.put(PATH, '', { ...universalLoginState(documents), ...change });
}
