import type { Clock } from '../../../core/clock.ts';
import { actionLoader } from '../pipeline/action-loader.ts';
import { cachesOf } from '../pipeline/caches.ts';
import { currentExecution } from '../pipeline/current-execution.ts';
import { packagesOf } from '../pipeline/packages.ts';
import type { LoadedAction } from '../pipeline/run-action.ts';
import { runActions } from '../pipeline/run-actions.ts';
import type { Execution } from '../runner.ts';
import { runnableRow } from '../triggers/index.ts';
import { watchBuiltIns } from './built-ins.ts';
import { openChannel } from './channel.ts';
import { compileWithImports } from './compile-with-imports.ts';
import type { ChildMessage, RunMessage } from './messages.ts';

// The child process of the sandbox: bundled to one text, and handed to `node` with the folder of the dependencies.
const packages = packagesOf(process.argv[2] || '/');
const send = openChannel<ChildMessage>((message) => take(message as RunMessage));
const builtIns = watchBuiltIns();
let spoilt = false;
let told: number | undefined;
const clock: Clock = { now: () => told ?? Date.now() };
const load = actionLoader({ packages, compile: compileWithImports, console });
const cacheOf = cachesOf(clock);

/** Errors that nobody handled end the Action that they come from; where that one has ended, nothing. */
function blame(error: unknown): void {
  currentExecution()?.fail(error);
}
process.on('uncaughtException', blame);
process.on('unhandledRejection', blame);

send({ type: 'ready' });

function take(message: RunMessage): void {
  const id = message.run;
  send({ type: 'taken', run: id });
  run(message).then(send, (error: unknown) =>
    send({ type: 'bug', run: id, message: error instanceof Error ? `${error.stack}` : String(error) }),
  );
}

async function run({ run: id, request, timeoutMs, now }: RunMessage): Promise<ChildMessage> {
  told = now;
  const { trigger, event, actions: deployed, ...flow } = request;
  // What the first Action is, the parent knows; what the last one did, it is told with the outcome.
  const before: Execution[] = [];
  const ran = (execution: Execution) => void before.push(execution);
  const first = flow.resume ? undefined : deployed[0]?.name;
  const begins = (action: string) => {
    for (const execution of before.splice(0)) send({ type: 'ran', run: id, execution });
    if (action !== first) send({ type: 'started', run: id, action });
  };
  const actions = deployed.map((action) => announced(load(action), begins));
  const options = { ...flow, ran, clock, cache: cacheOf(trigger), timeoutMs, settle };
  const outcome = await runActions(runnableRow(trigger), actions, event, options);
  spoilt ||= builtIns.changed();
  const { user, system } = process.cpuUsage();
  return { type: 'done', run: id, outcome, cpuSeconds: (user + system) / 1e6, spoilt };
}

const seen = new WeakSet<LoadedAction['exports']>();

/** What module-level code changes is part of the Action's state, which later runs find again; what a handler changes is not. */
function announced(action: LoadedAction, begins: (action: string) => void): LoadedAction {
  return {
    ...action,
    exports() {
      begins(action.name);
      if (seen.has(action.exports)) return action.exports();
      seen.add(action.exports);
      spoilt ||= builtIns.changed();
      try {
        return action.exports();
      } finally {
        builtIns.accept();
      }
    },
  };
}

/** One turn of the event loop: Node.js has told of every rejection that nobody handled by then. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
