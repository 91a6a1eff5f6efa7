import { number, object } from './schema.ts';

/** The login that is under way counts. */
export const stats = object({ logins_count: number });
