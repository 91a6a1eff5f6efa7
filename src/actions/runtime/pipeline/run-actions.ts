import type { Clock } from '../../../core/clock.ts';
import { type Doc, isDoc, type Json } from '../../../core/json.ts';
import { buildApi } from '../api/build-api.ts';
import type { Cache } from '../api/cache-store.ts';
import { missingCall } from '../api/counts.ts';
import { showInEvent } from '../api/live-event.ts';
import type { ApiTable, Lookups } from '../api/method.ts';
import type { Execution, Outcome, Resume, RunRequest } from '../runner.ts';
import type { Trigger } from '../triggers/trigger.ts';
import { type Journal, journalWriter } from './journal.ts';
import { type LoadedAction, runAction } from './run-action.ts';
import { handlerAfter } from './suspension.ts';
import { timeLimit, tookTooLong } from './time-limit.ts';
import { isBound, type Turn, turnsOf } from './turns.ts';

export interface RunOptions extends Pick<RunRequest, 'lookups' | 'resume'> {
  readonly clock: Clock;
  /** The trigger's. */
  readonly cache: Cache;
  /** For all Actions of the run together; without it, the trigger's. */
  readonly timeoutMs?: number;
  settle?(): Promise<void>;
  /** Told of what each Action did, once it has ended. */
  ran?(execution: Execution): void;
}

const NO_LOOKUPS: Lookups = { roles: [], groups: [] };

/**
 * Runs the Actions of a trigger in their order, or those that are left after a redirect, a form or a challenge. One
 * that denies or suspends runs to its end and is the last; one that throws, or goes over the time limit, fails the run,
 * and everything that was asked for is discarded.
 */
export async function runActions(
  trigger: Trigger,
  actions: readonly LoadedAction[],
  event: Doc,
  options: RunOptions,
): Promise<Outcome> {
  const { resume, timeoutMs = timeLimit(trigger) } = options;
  if (resume && !isBound(resume, actions)) return unbound(resume);
  const journal: Journal = { commands: [...(resume?.commands ?? [])], size: 0, warnings: [] };
  const metadata = { ...(resume?.metadata ?? transactionMetadata(event)) };
  const deadline = performance.now() + timeoutMs;
  const run: Run = { trigger, event, metadata, journal, timeoutMs, deadline };
  const executions: Execution[] = [];
  for (const turn of turnsOf(trigger, actions, resume)) {
    const execution = await runOne(run, turn, options);
    executions.push(execution);
    options.ran?.(execution);
    if (execution.error) return failed(execution, execution.error, executions, journal);
    if (journal.denied || journal.suspended) break;
  }
  const outcome = { ...ending(journal, metadata), executions };
  return withoutMissingCall(trigger.api, outcome);
}

/** What the Actions of one run share. */
interface Run {
  readonly trigger: Trigger;
  readonly event: Doc;
  readonly metadata: Record<string, Json>;
  readonly journal: Journal;
  readonly timeoutMs: number;
  readonly deadline: number;
}

async function runOne(run: Run, { action, handler }: Turn, options: RunOptions): Promise<Execution> {
  const { metadata } = run;
  const { clock, cache, lookups = NO_LOOKUPS } = options;
  const writer = journalWriter(run.journal, action.name, clock);
  const event = eventFor(action, run.event, metadata);
  for (const { method, args } of run.journal.commands) showInEvent(event, method, args);
  const context = {
    ...writer,
    event,
    handler,
    clock,
    cache,
    lookups,
    setTransactionMetadata(key: string, value: Json) {
      if (!writer.isOpen()) return;
      if (value === null) delete metadata[key];
      else metadata[key] = value;
    },
  };
  const execution = await runAction(action, {
    handler,
    event,
    api: buildApi(run.trigger.api, context),
    clock,
    timeLeft: run.deadline - performance.now(),
    tooLong: tookTooLong(action.name, run.trigger.id, run.timeoutMs),
    ...(options.settle && { settle: options.settle }),
  });
  writer.close();
  return execution;
}

/** A denial is the end, also of an Action that sent the person away as well (assumed). */
function ending({ suspended, size: _, ...journal }: Journal, metadata: Doc): Omit<Outcome, 'executions'> {
  if (!suspended || journal.denied) return journal;
  const { commands } = journal;
  const { action, method } = suspended;
  const resume = { action, handler: handlerAfter(method), commands, metadata };
  return { ...journal, suspended: { action, method, resume } };
}

/**
 * A comment in the source of Auth0's runtime: a throw fails the execution, and the commands of its Actions are
 * discarded. That those from before a redirect are as well is assumed: the flow does not come to its end.
 */
function failed(
  execution: Execution,
  error: { message: string },
  executions: Execution[],
  { warnings }: Pick<Outcome, 'warnings'>,
): Outcome {
  return { commands: [], executions, failed: { action: execution.action, message: error.message }, warnings };
}

/** A flow that went to its end without a call that it needs fails, as if its last Action had thrown. */
function withoutMissingCall(api: ApiTable, outcome: Outcome): Outcome {
  const { commands, executions, denied, suspended } = outcome;
  const last = executions.at(-1);
  const missing = denied || suspended ? undefined : missingCall(api, commands);
  if (!last || !missing) return outcome;
  const error = { name: 'Error', message: missing };
  return failed(last, error, [...executions.slice(0, -1), { ...last, error }], outcome);
}

/** Assumed: Auth0 does not say what becomes of a flow whose Action was taken away while the person was elsewhere. */
function unbound({ action }: Resume): Outcome {
  const message = `The flow cannot go on: the Action ${action}, which it waited in, is not bound to the trigger any more.`;
  return { commands: [], executions: [], failed: { action, message }, warnings: [] };
}

function transactionMetadata(event: Doc): Doc {
  const transaction = event['transaction'];
  const metadata = isDoc(transaction) ? transaction['metadata'] : undefined;
  return isDoc(metadata) ? metadata : {};
}

/** A copy of the Action's own: what it changes in it, no other Action sees. */
function eventFor(action: LoadedAction, event: Doc, metadata: Record<string, Json>): Doc {
  const copy: Doc = JSON.parse(JSON.stringify(event));
  const transaction = copy['transaction'];
  const withMetadata = isDoc(transaction) && isDoc(transaction['metadata']);
  return {
    ...copy,
    ...(withMetadata && { transaction: { ...transaction, metadata: { ...metadata } } }),
    secrets: { ...action.secrets },
  };
}
