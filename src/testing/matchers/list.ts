import { nearest } from '../../core/nearest.ts';

/** `a, b`, or what to say where there are none. */
export function list(names: readonly string[], none: string): string {
  return names.length > 0 ? names.join(', ') : none;
}

/** `the claims a, b; did you mean a?`, or `none` where there are no names. */
export function listFor(
  wanted: string,
  names: readonly string[],
  [some, none]: readonly [string, string],
): string {
  if (names.length === 0) return none;
  const meant = nearest(wanted, names);
  return `${some} ${names.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`;
}
