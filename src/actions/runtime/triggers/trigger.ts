import type { ApiTable } from '../api/method.ts';

/** One row of the table of triggers. */
export interface Trigger {
  readonly id: string;
  /** The current version; an Action's entry may name an earlier one. */
  readonly version: string;
  /** What an Action may export: the handler, then the one that goes on after a redirect, where there is one. */
  readonly handlers: readonly [execute: string, resume?: string];
  /** Whether the login, sign-up or token waits for the Actions and depends on them. */
  readonly mode: 'blocking' | 'async';
  /** Undefined where Actions of the trigger can be bundled and deployed, and not yet be run. */
  readonly api?: ApiTable;
}

/** A row, with nothing to fill in: only there to check it. */
export function trigger<const T extends Trigger>(row: T): T {
  return row;
}
