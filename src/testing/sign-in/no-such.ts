import { nearest } from '../../core/nearest.ts';

/** Says that a test names something that the project does not have, and what it may have meant. */
export function noSuch(what: string, name: string, known: readonly string[]): Error {
  const meant = nearest(name, known);
  const hint = meant ? `Did you mean "${meant}"?` : `There are: ${known.join(', ') || 'none'}.`;
  return new Error(`There is no ${what} "${name}". ${hint}`);
}
