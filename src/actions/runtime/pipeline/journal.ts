import type { Clock } from '../../../core/clock.ts';
import type { Json } from '../../../core/json.ts';
import type { CallContext } from '../api/build-api.ts';
import type { Command, Outcome } from '../runner.ts';
import { strongerSuspension } from './suspension.ts';

/** What the Actions of one flow have asked for so far. */
export interface Journal {
  readonly commands: Command[];
  readonly warnings: { action: string; message: string }[];
  denied?: NonNullable<Outcome['denied']>;
  /** The method that the flow waits for. */
  suspended?: { readonly action: string; readonly method: string };
}

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
  return {
    record(method, args) {
      if (open) journal.commands.push({ action, method, args: jsonOf(args), at: clock.now() });
      else
        journal.warnings.push({
          action,
          message: `api.${method} was called after the Action had ended: no effect.`,
        });
    },
    deny(denial) {
      if (open) journal.denied ??= { action, ...denial };
    },
    suspend(method) {
      if (open) journal.suspended = { action, method: strongerSuspension(journal.suspended?.method, method) };
    },
    warn(message) {
      journal.warnings.push({ action, message });
    },
    flow: () => [...journal.commands],
    isOpen: () => open,
    close() {
      open = false;
    },
  };
}

/** A copy that later changes of the value do not reach; throws for what JSON cannot hold. */
function jsonOf(args: readonly unknown[]): Json[] {
  const values = args.slice(0, args.findLastIndex((one) => one !== undefined) + 1);
  return JSON.parse(JSON.stringify(values));
}
