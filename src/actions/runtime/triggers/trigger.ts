import type { ApiTable } from '../api/method.ts';
import type { ObjectSchema } from '../events/schema.ts';

/** One row of the table of triggers. */
export interface Trigger {
  readonly id: string;
  /** The current version; an Action's entry may name an earlier one. */
  readonly version: string;
  /** All of them, in order. */
  readonly versions: readonly string[];
  /** What an Action may export: the handler, then the one that goes on after a redirect, where there is one. */
  readonly handlers: readonly [execute: string, resume?: string];
  /** Whether the login, sign-up or token waits for the Actions and depends on them. */
  readonly mode: 'blocking' | 'async';
  /** When Auth0 runs it: one sentence for docs/actions.md. */
  readonly runs: string;
  /** What a denial means; left out where nothing can be denied. */
  readonly denial?: string;
  /** For all Actions of one execution together. */
  readonly timeoutMs: number;
  /** How many can be bound to it, or to the one thing that runs it. */
  readonly mostActions: number;
  /** Every field that Auth0’s reference has, but for `secrets`, which each Action gets of its own. */
  readonly event: ObjectSchema;
  readonly api: ApiTable;
}

/** A row, with nothing to fill in: only there to check it. */
export function trigger<const T extends Trigger>(row: T): T {
  return row;
}
