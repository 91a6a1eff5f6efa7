import { readFileSync } from 'node:fs';
import { writeWhole } from '../../core/write-whole.ts';

/**
 * What `make` made for this state, from a file where an earlier process has kept it. The file is replaced as a whole:
 * several of jest's workers may write it at the same time.
 */
export function remembered<T>(file: string, state: string, make: () => T): T {
  const kept = read<T>(file);
  if (kept?.state === state) return kept.value;
  const value = make();
  keep(file, { state, value });
  return value;
}

/** The content of a JSON file; undefined where there is none, or half of one. */
export function read<T>(file: string): { readonly state: string; readonly value: T } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function keep(file: string, content: { readonly state: string; readonly value: unknown }): void {
  writeWhole(file, JSON.stringify(content));
}
