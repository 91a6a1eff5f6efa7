import { loadCached } from '../../core/cached-bundle.ts';

/** What plays whole flows, loaded when it is first needed. */
export const flows = (): typeof import('./flows.ts') => loadCached('src/testing/sign-in/flows.ts');
