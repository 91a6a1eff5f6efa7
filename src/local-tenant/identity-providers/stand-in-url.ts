import type { Doc } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';

/** Where the stand-ins of identity providers are, below the tenant's own address. */
export const STAND_INS = '/_providers';

/** The issuer of the provider that stands in for a connection's: `https://localhost:4400/_providers/google-oauth2`. */
export function standInUrl({ issuer }: Pick<TenantContext, 'issuer'>, { name }: Doc): string {
  return `${issuer.replace(/\/$/, '')}${STAND_INS}/${encodeURIComponent(String(name))}`;
}
