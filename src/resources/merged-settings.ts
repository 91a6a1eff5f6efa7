import { type Doc, isDoc } from '../core/json.ts';
import { withoutNulls } from './nulls.ts';

/**
 * For `save`: an update changes within each object the keys that it has, and null takes a setting away (recorded for
 * tenant settings and attack protection).
 */
export function mergedSettings(next: Doc, before: Doc | undefined): Doc {
  const merged = Object.entries(next).map(([key, value]) => {
    const old = before?.[key];
    return [key, isDoc(value) && isDoc(old) ? withoutNulls({ ...old, ...value }) : value];
  });
  return withoutNulls(Object.fromEntries(merged));
}
