import type { Clock } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import type { Execution, LogEntry } from '../runner.ts';
import { withExecution } from './current-execution.ts';
import { describeError } from './describe-error.ts';
import { isAsync } from './is-async.ts';
import type { Exports } from './load-code.ts';

/** An Action that is ready to run. */
export interface LoadedAction {
  readonly name: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** Loads the code where that has not been done; throws, each time anew, what module-level code threw. */
  exports(): Exports;
  /** Whether a line of a stack belongs to the Action. */
  ownFrame(frame: string): boolean;
}

export interface ActionCall {
  readonly handler: string;
  readonly event: Doc;
  readonly api: object;
  readonly clock: Clock;
  /** Milliseconds that are left to the trigger; can be infinite. */
  readonly timeLeft: number;
  /** What to say when that is over. */
  readonly tooLong: string;
  /** Awaited after the handler: gives rejections that nobody handled the time to show. */
  settle?(): Promise<void>;
}

/** As Auth0's runtime does, a log is cut where it gets out of hand: 256 KiB an Action. */
const MAX_LOG_LENGTH = 256 * 1024;

/** Runs one Action to its end, its time limit or its error. */
export async function runAction(action: LoadedAction, call: ActionCall): Promise<Execution> {
  const logs: LogEntry[] = [];
  const { clock } = call;
  const started = clock.now();
  const began = performance.now();
  let logged = 0;
  const interruption = interruptible();
  const execution = {
    log(level: LogEntry['level'], text: string) {
      logged += text.length + 1;
      if (logged <= MAX_LOG_LENGTH) logs.push({ level, text, at: clock.now() });
    },
    fail: interruption.now,
  };
  const stopTimer = after(call.timeLeft, () => interruption.now(new Error(call.tooLong)));
  let error: Execution['error'];
  try {
    await withExecution(execution, () => Promise.race([invoke(action, call), interruption.promise]));
  } catch (thrown) {
    error = describeError(thrown, action.ownFrame);
  } finally {
    stopTimer();
  }
  const milliseconds = Math.round(performance.now() - began);
  return { action: action.name, started, milliseconds, logs, ...(error && { error }) };
}

/** Auth0's Actions runtime refuses an Action without the handler, and one whose handler is no async function. */
async function invoke(action: LoadedAction, { handler, event, api, settle }: ActionCall): Promise<void> {
  const run = action.exports()[handler];
  if (!isAsync(run)) throw new Error(`The Action must export an async function \`${handler}\`.`);
  await run(event, api);
  await settle?.();
}

function interruptible(): { promise: Promise<never>; now: (error: unknown) => void } {
  let now: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    now = reject;
  });
  promise.catch(() => undefined);
  return { promise, now };
}

/** By the timers of the moment, which a test may have replaced. */
function after(milliseconds: number, act: () => void): () => void {
  if (milliseconds === Number.POSITIVE_INFINITY) return () => undefined;
  const timer = setTimeout(act, Math.max(0, milliseconds));
  return () => clearTimeout(timer);
}
