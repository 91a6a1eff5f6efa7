import type { Kind } from '../../resources/kind.ts';
import { pathPattern } from './paths.ts';

const patterns = new WeakMap<Kind, RegExp>();

/** The row whose documents are kept under this path: `/organizations/org_1/members`. */
export function kindAt(kinds: readonly Kind[], path: string): Kind | undefined {
  for (const kind of kinds) {
    const found = patternOf(kind).test(path) ? kind : kindAt(kind.children ?? [], path);
    if (found) return found;
  }
  return undefined;
}

function patternOf(kind: Kind): RegExp {
  const known = patterns.get(kind) ?? pathPattern(kind.path);
  patterns.set(kind, known);
  return known;
}
