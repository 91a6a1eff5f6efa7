import { isoNow } from '../core/clock.ts';
import type { Doc } from '../core/json.ts';
import type { HookContext } from './hook-context.ts';
import { withoutNulls } from './nulls.ts';

/** For `save`: the dates that Auth0 keeps. An update that changes nothing does not move them. */
export function dated(next: Doc, before: Doc | undefined, { clock }: HookContext): Doc {
  const doc = withoutNulls(next);
  if (!before) return { ...doc, created_at: isoNow(clock), updated_at: isoNow(clock) };
  return JSON.stringify(doc) === JSON.stringify(before) ? before : { ...doc, updated_at: isoNow(clock) };
}
