import type { ActionsRunner } from '../actions/runtime/runner.ts';
import type { Clock } from '../core/clock.ts';
import type { Documents } from '../core/documents.ts';
import type { Doc } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import type { Background } from './background.ts';
import type { Journal } from './journal/journal.ts';
import type { SigningKeys } from './keys/signing-keys.ts';
import type { SignIns } from './sign-ins/sign-ins.ts';
import type { Change } from './store/memory-documents.ts';
import type { Fork } from './upstream/fork.ts';

/** The state of a local tenant: read freely, written in transactions. */
export interface State<D extends Documents = Documents> {
  readonly documents: D;
  /** What is there without reading anything more from a fork's upstream; the same as `documents` where there is none. */
  readonly held: Documents;
  /**
   * One transaction. When it returns, the change is on disk; when `change` throws, nothing of it has happened.
   * `change` is synchronous: whatever takes time is done before.
   */
  write<T>(change: (documents: Documents) => T): T;
  /**
   * For what is remembered of a request beside what it was for: its entry in the log, what Actions did. In memory when it
   * returns, and on disk with the next write, or a twentieth of a second later.
   */
  note<T>(change: (documents: Documents) => T): T;
  /** The same as `write`, with an entry in the journal that is there if, and only if, the change is. */
  record<T>(change: (documents: Documents) => T, entryOf: (result: T, changes: readonly Change[]) => Doc): T;
  readonly journal: Journal;
  close(): void;
}

/** What every part of a local tenant works with. */
export interface TenantContext {
  readonly state: State;
  readonly clock: Clock;
  readonly random: Random;
  /** `localhost:4400`, as AUTH0_DOMAIN takes it. */
  readonly domain: string;
  /** `https://localhost:4400/` */
  readonly issuer: string;
  readonly keys: SigningKeys;
  readonly runner: ActionsRunner;
  readonly background: Background;
  readonly signIns: SignIns;
  /** Asks another server; what is below the tenant's own address is asked without a connection. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  /** Where the documents are read from another tenant. */
  readonly fork?: Fork;
}
