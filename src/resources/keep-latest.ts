import type { Documents } from '../core/documents.ts';

/** How many of something that only ever grows are kept, and how many more there may be before the oldest go. */
const KEPT = 1000;
const SLACK = 100;

/** Removes the oldest documents of a collection that tells what has happened. */
export function keepLatest(documents: Documents, path: string): void {
  if (documents.count(path) <= KEPT + SLACK) return;
  const surplus = documents.count(path) - KEPT;
  if (surplus > 0) for (const [id] of documents.oldest(path, surplus)) documents.remove(path, id);
}
