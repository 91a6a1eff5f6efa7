import type { Outcome } from '../../actions/runtime/runner.ts';
import type { Doc } from '../../core/json.ts';

/** What a login was about, once somebody had proved who they are. */
export interface LoginFacts {
  /** `event.transaction.protocol` */
  readonly protocol: string;
  /** How the person proved who they are: `['pwd', 'mfa']`. */
  readonly methods: readonly string[];
  readonly organization?: string;
  /** The identifier of the API. */
  readonly audience?: string;
  readonly requestedScopes: readonly string[];
  /** Before Actions changed them. */
  readonly scopes: readonly string[];
}

/** One attempt to sign in, with what its Actions did: what the console shows. */
export interface SignInRecord {
  /** Counts up from 1 since the tenant began to run. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly result: 'signed-in' | 'refused' | 'waiting';
  /** Why it was refused, or what it waits for. */
  readonly reason?: string;
  readonly client: Doc;
  readonly connection: Doc;
  readonly user?: Doc | undefined;
  /** What the person typed, where no user has that name. */
  readonly username?: string;
  readonly ip: string;
  readonly silent: boolean;
  /** The same for all that belongs to one login: a wrong password, a wait for a factor, the end. */
  readonly flow?: string;
  readonly login?: LoginFacts;
  /** Of the post-login Actions that ran in this part of the login. */
  readonly outcome?: Outcome;
}

/** How many are kept: the oldest go first. */
export const SIGN_INS_KEPT = 1_000;

/** The last sign-ins, in memory alone: they tell more of people than what is written to disk should. */
export class SignIns {
  readonly #records: SignInRecord[] = [];
  readonly #followers = new Set<() => void>();
  #last = 0;
  #closed = false;

  add(record: Omit<SignInRecord, 'number'>): void {
    this.#records.push({ number: ++this.#last, ...record });
    // In one go now and then: an array that loses its first entry each time moves all others.
    if (this.#records.length >= 2 * SIGN_INS_KEPT)
      this.#records.splice(0, this.#records.length - SIGN_INS_KEPT);
    for (const wake of this.#followers) wake();
  }

  /** The newest first. */
  list(): SignInRecord[] {
    return this.#records.slice(-SIGN_INS_KEPT).reverse();
  }

  get(number: number): SignInRecord | undefined {
    return this.list().find((record) => record.number === number);
  }

  /** What belongs to the same login, in order; the record alone where it is by itself. */
  flowOf(record: SignInRecord): SignInRecord[] {
    const { flow } = record;
    return flow === undefined
      ? [record]
      : this.list()
          .reverse()
          .filter((one) => one.flow === flow);
  }

  /** Those behind number `after`, the oldest first. */
  after(number: number): SignInRecord[] {
    return this.#records.slice(-SIGN_INS_KEPT).filter((record) => record.number > number);
  }

  /** Calls `wake` after each one that is added and when the tenant closes; the function that ends it. */
  follow(wake: () => void): () => void {
    this.#followers.add(wake);
    return () => this.#followers.delete(wake);
  }

  /** Whether nothing will be added any more: whoever follows leaves. */
  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const wake of this.#followers) wake();
  }
}
