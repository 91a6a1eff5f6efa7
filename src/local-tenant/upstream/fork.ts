import type { Code } from '../../core/codes.ts';
import type { Json } from '../../core/json.ts';
import { ProblemError } from '../../core/problem.ts';
import type { Kind } from '../../resources/kind.ts';
import type { State } from '../context.ts';
import { visibleDocuments } from '../control/visible-documents.ts';
import { MemoryJournal } from '../store/memory-journal.ts';
import { type Keeper, transactions } from '../store/transactions.ts';
import { ForkDocuments } from './fork-documents.ts';
import { type Missing, takenBackBy } from './not-loaded.ts';
import { ReadAhead } from './read-ahead.ts';
import { readPlaced } from './read-placed.ts';
import { type Read, readAll, readFound, readOne } from './read-source.ts';
import { Refusals } from './refusals.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

/**
 * A state whose documents are read from an upstream tenant the first time that they are asked for. What is written stays
 * here, in memory.
 */
export class Fork {
  readonly state: State<ForkDocuments>;
  readonly documents: ForkDocuments;
  /** What the upstream refused to tell: a feature that the tenant lacks. */
  readonly refusals = new Refusals();
  /** What whoever reads it counted, to be saved with it: numbers of people and of sign-ins, and nothing about one of them. */
  readonly counted = new Map<string, Json>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #ahead = new ReadAhead((path) => this.state.held.entries(path).map(([id]) => id));
  #failure: ProblemError | undefined;

  constructor(
    readonly upstream: Upstream,
    readonly kinds: readonly Kind[],
  ) {
    const journal = new MemoryJournal();
    const keeper: Keeper = {
      save(changes, entry) {
        const number = entry && journal.append(entry);
        takenBackBy(() => {
          if (number !== undefined) journal.remove(number);
          // What others have written since is theirs.
          memory.takeBack(changes.filter(({ path, id, doc }) => memory.get(path, id) === doc));
        });
      },
      journal,
      close: () => upstream.close(),
    };
    const { state, memory } = transactions(keeper, (all, writing) => new ForkDocuments(all, kinds, writing));
    this.state = state;
    this.documents = state.documents;
  }

  /** What its documents call the tenant. */
  get domain(): string {
    return this.upstream.domain;
  }

  /** Every document that has been read, by path and id: as the upstream had it, and as it is now. */
  get before(): ReturnType<typeof visibleDocuments> {
    return visibleDocuments(this.documents.origin);
  }

  get after(): ReturnType<typeof visibleDocuments> {
    return visibleDocuments(this.state.held);
  }

  /** What could not be read first. Where that is because the upstream does not answer, nothing more is asked of it. */
  get failure(): ProblemError | undefined {
    return this.#failure;
  }

  /**
   * Reads what is missing, and what is likely to be asked for next; each thing once, also where several ask for it.
   * Raises what `Upstream.get` and `readList` raise.
   */
  load(missing: Missing): Promise<void> {
    const loading = this.#once(missing);
    for (const path of this.#ahead.after(missing)) {
      // Whoever asks for it is told.
      if (!this.documents.known.has(path)) this.#once({ path }).catch(() => {});
    }
    return loading;
  }

  #once(missing: Missing): Promise<void> {
    const key = JSON.stringify(missing);
    const known = this.#loading.get(key);
    if (known) return known;
    const loading = this.#asking(() => this.#read(missing)).finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  /** The upstream's own answer to a read that no row knows. Raises what `Upstream.get` raises. */
  read(path: string): Promise<UpstreamAnswer> {
    return this.#asking(() => this.upstream.get(path));
  }

  /** Everything as it was read: what was written since, and its journal, are gone. */
  reset(): void {
    this.state.journal.clear();
    this.state.write(() => this.documents.reset());
  }

  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#failure && isLasting(this.#failure)) throw this.#failure;
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ProblemError) this.#failure ??= error;
      throw error;
    }
  }

  async #read({ path, id, find }: Missing): Promise<void> {
    const placed = this.kinds.find(({ reading }) => reading?.place && reading.list === path);
    if (placed) return readPlaced(this, placed);
    const source = this.documents.sourceOf(path);
    if (!source) throw new Error(`nothing of ${path} is read from an upstream`);
    if (source.large && this.upstream.peopleless) return this.documents.known.addWhole(path);
    if (find) {
      const read = await readFound(this.upstream, source, find.field, find.text);
      this.#takeSome(path, read);
      return this.documents.known.addFound(path, find.field, find.text);
    }
    if (id === undefined) {
      const known = (one: string) => this.documents.known.has(path, one);
      return this.#takeAll(path, await readAll(this.upstream, source, known));
    }
    const read = await readOne(this.upstream, source, id);
    this.#takeSome(path, read, `${path}/${id}`);
    // Also where there is none, or it has another id than what it was asked for by: an API's identifier.
    this.documents.loadOne(path, id, undefined);
    const { shape } = source.kind;
    if (shape.type === 'collection' && shape.lookup) this.documents.known.addFound(path, shape.lookup, id);
  }

  #takeAll(path: string, read: Read): void {
    if ('refused' in read) this.refusals.add(path, read.refused);
    this.documents.loadAll(path, 'entries' in read ? read.entries : []);
  }

  #takeSome(path: string, read: Read, asked = path): void {
    if ('refused' in read) this.refusals.add(asked, read.refused);
    else for (const [id, doc] of read.entries) this.documents.loadOne(path, id, doc);
  }
}

/** Problems after which the next question would only wait as long, and come to the same. */
const LASTING: ReadonlySet<Code> = new Set(['upstream-unread', 'tenant-unreachable', 'wrong-credentials']);

function isLasting({ problems }: ProblemError): boolean {
  return problems.some(({ code }) => LASTING.has(code));
}
