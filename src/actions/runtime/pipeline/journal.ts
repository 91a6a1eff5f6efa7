import type { Clock } from '../../../core/clock.ts';
import type { CallContext } from '../api/build-api.ts';
import type { Command, Outcome } from '../runner.ts';
import { strongerSuspension } from './suspension.ts';

/** What the Actions of one flow have asked for so far. */
export interface Journal {
  readonly commands: Command[];
  /** Characters that all arguments have as JSON. */
  size: number;
  readonly warnings: { action: string; message: string }[];
  denied?: NonNullable<Outcome['denied']>;
  /** The method that the flow waits for. */
  suspended?: { readonly action: string; readonly method: string };
}

/** Far more than the limits of what can be asked for come to (assumed): nothing is passed on without bounds. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_WARNINGS = 1000;

type Writer = Pick<CallContext, 'record' | 'deny' | 'suspend' | 'warn'> & {
  /** Every command so far. */
  flow(): readonly Command[];
  isOpen(): boolean;
  /** From here on calls have no effect: the Action has ended, and did not wait for them. */
  close(): void;
};

/** Writes one Action's calls into the journal. */
export function journalWriter(journal: Journal, action: string, clock: Clock): Writer {
  let open = true;
  function warn(message: string): void {
    if (journal.warnings.length < MOST_WARNINGS) journal.warnings.push({ action, message });
  }
  return {
    record(method, args) {
      if (!open) return warn(`api.${method} was called after the Action had ended: no effect.`);
      const json = jsonOf(args);
      journal.size += json.length;
      if (journal.size > MOST_BYTES) throw new Error('The Actions ask for more than 4 MB altogether.');
      journal.commands.push({ action, method, args: JSON.parse(json), at: clock.now() });
    },
    deny(denial) {
      if (open) journal.denied ??= { action, ...denial };
    },
    suspend(method) {
      if (open) journal.suspended = { action, method: strongerSuspension(journal.suspended?.method, method) };
    },
    warn,
    flow: () => [...journal.commands],
    isOpen: () => open,
    close() {
      open = false;
    },
  };
}

/** As text, so that later changes of the value do not reach it; throws for what JSON cannot hold. */
function jsonOf(args: readonly unknown[]): string {
  return JSON.stringify(args.slice(0, args.findLastIndex((one) => one !== undefined) + 1));
}
