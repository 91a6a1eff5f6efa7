import { readFileSync } from 'node:fs';
import { type Doc, isDoc } from '../../core/json.ts';
import { writeWhole } from '../../core/write-whole.ts';
import type { State } from '../context.ts';

const PATH = '/_keys';

/**
 * Gives a state that has no keys those of a file, where there is one: a tenant that lives for a moment need not wait a
 * second for keys of its own.
 */
export function takeKeptKeys(state: State, file: string): void {
  if (state.held.list(PATH).length > 0) return;
  const kept = readKeys(file);
  if (kept.length === 0) return;
  state.write((documents) => {
    for (const [id, doc] of kept) documents.put(PATH, id, doc);
  });
}

/** Keeps a state's keys in a file, for its owner only. */
export function keepKeys(state: State, file: string): void {
  if (readKeys(file).length === 0) writeWhole(file, JSON.stringify(state.held.entries(PATH)), 0o600);
}

function readKeys(file: string): readonly (readonly [string, Doc])[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is readonly [string, Doc] {
  return Array.isArray(value) && typeof value[0] === 'string' && isDoc(value[1]);
}
