import type { Clock } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import type { Command } from '../runner.ts';
import type { Argument } from './arguments.ts';
import type { Cache } from './cache-store.ts';

/** Why a run ends after the Action that said so. */
export interface Denial {
  readonly code?: string;
  readonly reason: string;
  readonly userMessage?: string;
}

/** What `api.roles` and `api.groups` answer from: the user's effective roles and groups, `{ id, name, description }`. */
export interface Lookups {
  readonly roles: readonly Doc[];
  readonly groups: readonly Doc[];
}

/** What a method may use and do while one Action runs. */
export interface Call {
  /** `accessToken.setCustomClaim` */
  readonly method: string;
  readonly event: Doc;
  readonly handler: string;
  readonly clock: Clock;
  readonly cache: Cache;
  readonly lookups: Lookups;
  /** Every command so far in this flow, those of earlier Actions and from before a redirect included: for limits over a flow. */
  flow(): readonly Command[];
  /** Those of this Action since its handler was called. */
  turn(): readonly Command[];
  record(args: readonly unknown[]): void;
  deny(denial: Denial): void;
  /** No Action after this one runs until the person has been somewhere and is back. */
  suspend(): void;
  /** Says what production would do without a word. */
  warn(message: string): void;
  /** Changes `event.transaction.metadata` for this Action and those after it. */
  setTransactionMetadata(key: string, value: string | number | boolean | null): void;
}

/** One api method: data, from which its checks, `docs/actions.md` and tests are made, with a function. */
export interface Method {
  /** In order. */
  readonly takes: readonly Argument[];
  /** One sentence. */
  readonly does: string;
  readonly stage?: 'Early Access' | 'Enterprise';
  /** How often it may be called in one flow, all Actions and resumptions together. */
  readonly most?: number;
  /** What else there is too much of, in words for `docs/actions.md`: `100 KB a token`. */
  readonly limits?: string;
  /** How often it must be called in a flow that is not denied. */
  readonly least?: number;
  /** The methods that `most` and `least` count together; without it, this one alone. */
  readonly together?: readonly string[];
  /** Whether it returns the api object, so that calls can be chained (Auth0's Actions runtime). */
  readonly chains?: boolean;
  /** Why a call has no effect in this flow, and no error either. */
  ignored?(event: Doc): string | undefined;
  /** Called with arguments that were checked; throws where Auth0 does, records what is to be done later. */
  run(args: readonly unknown[], call: Call): unknown;
}

/** Every api method of a trigger by its name: `accessToken.setCustomClaim`. */
export type ApiTable = Readonly<Record<string, Method>>;
