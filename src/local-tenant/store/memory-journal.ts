import type { Doc } from '../../core/json.ts';
import { JOURNAL_LENGTH, type Journal } from '../journal/journal.ts';

/** A journal in memory. */
export class MemoryJournal implements Journal {
  #entries: Doc[] = [];
  #number = 0;

  /** The number of the entry. */
  append(entry: Doc): number {
    this.#number += 1;
    this.#entries.push({ number: this.#number, ...entry });
    if (this.#entries.length > JOURNAL_LENGTH) this.#entries.shift();
    return this.#number;
  }

  entries(after: number, most: number): readonly Doc[] {
    return this.#entries.filter(({ number }) => Number(number) > after).slice(0, most);
  }

  /** As if the entry had never been made. */
  remove(number: number): void {
    this.#entries = this.#entries.filter((entry) => entry['number'] !== number);
  }

  clear(): void {
    this.#entries = [];
  }
}
