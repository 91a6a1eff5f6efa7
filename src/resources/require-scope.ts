import { ApiError } from './api-error.ts';
import type { HookContext } from './hook-context.ts';

/** A part of a request that needs a scope of its own. */
export function requireScope(scope: string, { caller }: HookContext): void {
  if (caller && !caller.scopes.has(scope)) {
    throw new ApiError(403, `Insufficient scope, expected any of: ${scope}`, 'insufficient_scope');
  }
}
