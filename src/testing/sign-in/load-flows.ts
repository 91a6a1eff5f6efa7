import { loadCached } from '../../core/cached-bundle.ts';
import type { Flows } from './play.ts';

/** What plays whole flows, loaded when it is first needed. */
export const flows = (): Flows => loadCached('src/testing/sign-in/flows.ts');
