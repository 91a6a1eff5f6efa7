import { type Doc, isDoc, type Json } from '../../src/core/json.ts';
import { isGenerated } from './fields.ts';

/** Which local id stands for which recorded one. */
export class RecordedIds {
  readonly #local = new Map<string, string>();

  localOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : (this.#local.get(id) ?? id);
  }

  /** Learns from an answer to a write: generated values at the same place stand for each other. */
  learn(recorded: Json, local: Json | undefined): void {
    if (Array.isArray(recorded) && Array.isArray(local)) {
      const twins = local as readonly Json[];
      (recorded as readonly Json[]).forEach((item, i) => {
        this.learn(item, twins[i]);
      });
    } else if (isDoc(recorded) && local !== null && typeof local === 'object') {
      for (const [key, value] of Object.entries(recorded)) {
        const twin = (local as Doc)[key];
        if (isGenerated(key) && typeof value === 'string' && typeof twin === 'string' && value.length > 5) {
          if (value !== twin) this.#local.set(value, twin);
        } else this.learn(value, twin);
      }
    }
  }

  /** The text with every recorded id replaced. */
  localise(text: string): string {
    let result = text;
    for (const [recorded, local] of this.#local) result = result.replaceAll(recorded, local);
    return result;
  }
}
