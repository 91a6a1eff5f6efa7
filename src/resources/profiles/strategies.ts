import type * as z from 'zod';
import { settings } from '../schema.ts';

/** The enterprise strategies that a profile may have settings of their own for (documented). */
const STRATEGIES = ['pingfederate', 'ad', 'adfs', 'waad', 'google-apps', 'okta', 'oidc', 'samlp'];

/** An object with the same settings for each strategy. */
export function perStrategy(override: z.ZodType): z.ZodObject {
  return settings(Object.fromEntries(STRATEGIES.map((strategy) => [strategy, override])));
}
