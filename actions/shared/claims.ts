/**
 * A keyword: auth0-deploy-cli puts the environment's value here. It has to stay a plain constant, because esbuild
 * evaluates comparisons with such a text while it bundles, long before the value is known.
 */
const NAMESPACE = '##CLAIMS_NAMESPACE##';

/**
 * The whole name of a claim of our own: `claim('roles')` is `https://fernhill.example/roles`. Auth0 silently drops
 * claims with the bare names `roles`, `permissions`, `org_id` and others that it keeps for itself.
 */
export const claim = (name: string): string => NAMESPACE + name;
