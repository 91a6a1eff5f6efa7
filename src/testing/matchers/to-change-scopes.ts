import type { Findings } from '../result.ts';
import { list } from './list.ts';
import { matcher } from './matcher.ts';

function scopeMatcher(name: string, done: 'added' | 'removed') {
  return matcher<string[]>(name, ({ scopes }: Findings, wanted) => ({
    pass: wanted.length > 0 ? wanted.every((one) => scopes[done].includes(one)) : scopes[done].length > 0,
    expected: list(wanted, 'any scope'),
    found: `${list(scopes[done], `no scope ${done}`)}${opposite(scopes, done, wanted)}`,
  }));
}

/** Says so where the Action did the contrary. */
function opposite(scopes: Findings['scopes'], done: 'added' | 'removed', wanted: readonly string[]): string {
  const other = done === 'added' ? 'removed' : 'added';
  const contrary = scopes[other].filter((one) => wanted.includes(one));
  return contrary.length > 0 ? `; ${other}: ${contrary.join(', ')}` : '';
}

export const toAddScopes = scopeMatcher('toAddScopes', 'added');
export const toRemoveScopes = scopeMatcher('toRemoveScopes', 'removed');
