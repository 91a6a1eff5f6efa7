import type { Clock } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import type { Cache } from './cache-store.ts';

/** Why a run ends after the Action that said so. */
export interface Denial {
  readonly code?: string;
  readonly reason: string;
  readonly userMessage?: string;
}

/** What a method may use and do while one Action runs. */
export interface Call {
  /** `accessToken.setCustomClaim` */
  readonly method: string;
  readonly event: Doc;
  readonly handler: string;
  readonly clock: Clock;
  readonly cache: Cache;
  /** What setter methods return, so that calls can be chained (assumed: Auth0's own types say so). */
  readonly api: object;
  record(args: readonly unknown[]): void;
  deny(denial: Denial): void;
  /** No Action after this one runs until the person has been somewhere and is back. */
  suspend(): void;
  /** Says what production would do without a word. */
  warn(message: string): void;
  /** Changes `event.transaction.metadata` for this Action and those after it. */
  setTransactionMetadata(key: string, value: string | number | boolean | null): void;
}

/** One api method: checks its arguments, throws where Auth0 does, records what is to be done later. */
export type Method = (args: readonly unknown[], call: Call) => unknown;

/** Every api method of a trigger by its name: `accessToken.setCustomClaim`. */
export type ApiTable = Readonly<Record<string, Method>>;
