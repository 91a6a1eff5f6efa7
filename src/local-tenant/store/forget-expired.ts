import type { Documents } from '../../core/documents.ts';

/** How many are looked at before it is known whether there are more. */
const AT_ONCE = 16;

/**
 * Removes the documents of a collection whose `expires` (milliseconds since the epoch) is over, from the oldest one on, until one is met
 * that is not: however many there are, a write that does so stays quick.
 */
export function forgetExpired(documents: Documents, path: string, now: number): void {
  for (;;) {
    const oldest = documents.oldest(path, AT_ONCE);
    const over = oldest.filter(([, doc]) => Number(doc.expires) <= now);
    for (const [id] of over) documents.remove(path, id);
    if (over.length < AT_ONCE) return;
  }
}
