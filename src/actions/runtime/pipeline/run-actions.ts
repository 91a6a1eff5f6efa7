import type { Clock } from '../../../core/clock.ts';
import { type Doc, isDoc, type Json } from '../../../core/json.ts';
import { fail } from '../../../core/problem.ts';
import { buildApi } from '../api/build-api.ts';
import type { Cache } from '../api/cache-store.ts';
import type { ApiTable, Lookups } from '../api/method.ts';
import type { Execution, Outcome } from '../runner.ts';
import type { Trigger } from '../triggers/trigger.ts';
import { type Journal, journalWriter } from './journal.ts';
import { type LoadedAction, runAction } from './run-action.ts';

export interface RunOptions {
  readonly clock: Clock;
  /** The trigger's. */
  readonly cache: Cache;
  /** For all Actions of the trigger together; Auth0's is 20 seconds. */
  readonly timeoutMs: number;
  /** None where nothing is said. */
  readonly lookups?: Lookups;
  settle?(): Promise<void>;
}

/** Auth0's documentation, "Actions Limitations": 20 seconds for each execution of a trigger. */
export const TRIGGER_TIMEOUT_MS = 20_000;

/**
 * Runs the Actions of a trigger in their order. One that denies or suspends runs to its end and is the last; one that
 * throws, or goes over the time limit, fails the run, and everything that was asked for is discarded.
 */
export async function runActions(
  trigger: Trigger,
  actions: readonly LoadedAction[],
  event: Doc,
  options: RunOptions,
): Promise<Outcome> {
  const api = trigger.api ?? fail('trigger-not-run', { trigger: trigger.id });
  const journal: Journal = { commands: [], warnings: [] };
  const metadata = transactionMetadata(event);
  const executions: Execution[] = [];
  const deadline = performance.now() + options.timeoutMs;
  for (const action of actions) {
    const execution = await runOne({ trigger, api, action, event, metadata, journal, deadline }, options);
    executions.push(execution);
    if (execution.error) return failed(execution, execution.error, executions, journal);
    if (journal.denied || journal.suspended) break;
  }
  return { ...journal, executions };
}

interface Turn {
  readonly trigger: Trigger;
  readonly api: ApiTable;
  readonly action: LoadedAction;
  readonly event: Doc;
  readonly metadata: Record<string, Json>;
  readonly journal: Journal;
  readonly deadline: number;
}

async function runOne(turn: Turn, options: RunOptions): Promise<Execution> {
  const { action, metadata } = turn;
  const [handler] = turn.trigger.handlers;
  const writer = journalWriter(turn.journal, action.name);
  const event = eventFor(action, turn.event, metadata);
  const context = {
    ...writer,
    event,
    handler,
    clock: options.clock,
    cache: options.cache,
    lookups: options.lookups ?? { roles: [], groups: [] },
    flow: () => turn.journal.commands,
    setTransactionMetadata(key: string, value: Json) {
      if (!writer.isOpen()) return;
      if (value === null) delete metadata[key];
      else metadata[key] = value;
    },
  };
  const execution = await runAction(action, {
    handler,
    event,
    api: buildApi(turn.api, context),
    timeLeft: turn.deadline - performance.now(),
    timeLimit: options.timeoutMs,
    ...(options.settle && { settle: options.settle }),
  });
  writer.close();
  return execution;
}

function failed(
  execution: Execution,
  error: { message: string },
  executions: Execution[],
  { warnings }: Journal,
): Outcome {
  return { commands: [], executions, failed: { action: execution.action, message: error.message }, warnings };
}

function transactionMetadata(event: Doc): Record<string, Json> {
  const transaction = event['transaction'];
  const metadata = isDoc(transaction) ? transaction['metadata'] : undefined;
  return isDoc(metadata) ? { ...metadata } : {};
}

/** A copy of the Action's own: what it changes in it, no other Action sees. */
function eventFor(action: LoadedAction, event: Doc, metadata: Record<string, Json>): Doc {
  const copy: Doc = JSON.parse(JSON.stringify(event));
  const transaction = copy['transaction'];
  const withMetadata = isDoc(transaction) && isDoc(transaction['metadata']);
  return {
    ...copy,
    ...(withMetadata && { transaction: { ...transaction, metadata } }),
    secrets: { ...action.secrets },
  };
}
