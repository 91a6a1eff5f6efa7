import type { Clock } from '../../../core/clock.ts';
import { actionLoader } from '../pipeline/action-loader.ts';
import { cachesOf } from '../pipeline/caches.ts';
import { currentExecution } from '../pipeline/current-execution.ts';
import { packagesOf } from '../pipeline/packages.ts';
import type { LoadedAction } from '../pipeline/run-action.ts';
import { runActions } from '../pipeline/run-actions.ts';
import { triggers } from '../triggers/index.ts';
import { closeDoors } from './close-doors.ts';
import { compileWithImports } from './compile-with-imports.ts';
import type { ChildMessage, RunMessage } from './messages.ts';

// The child process of the sandbox: bundled to one text, and handed to `node` with the folder of the dependencies.
const dependenciesFolder = process.argv[2] || '/';
const send = closeDoors<ChildMessage>();
const load = actionLoader({ packages: packagesOf(dependenciesFolder), compile: compileWithImports, console });
let told: number | undefined;
const clock: Clock = { now: () => told ?? Date.now() };
const cacheOf = cachesOf(clock);

/** Errors that nobody handled end the Action that they come from; where that one has ended, nothing. */
function blame(error: unknown): void {
  currentExecution()?.fail(error);
}
process.on('uncaughtException', blame);
process.on('unhandledRejection', blame);

process.on('message', (message: RunMessage) => {
  run(message).then(
    (answer) => send(answer),
    (error: unknown) =>
      send({ type: 'bug', message: error instanceof Error ? `${error.stack}` : String(error) }),
  );
});
// The parent has ended, whichever way.
process.on('disconnect', () => process.exit());

async function run({ request, timeoutMs, now }: RunMessage): Promise<ChildMessage> {
  told = now;
  const { trigger, event, actions: deployed, ...flow } = request;
  const actions = deployed.map((action) => announced(load(action)));
  const options = { ...flow, clock, cache: cacheOf(trigger), timeoutMs, settle };
  const outcome = await runActions(triggers[trigger], actions, event, options);
  const { user, system } = process.cpuUsage();
  return { type: 'done', outcome, cpuSeconds: (user + system) / 1e6 };
}

function announced(action: LoadedAction): LoadedAction {
  return {
    ...action,
    exports() {
      send({ type: 'started', action: action.name });
      return action.exports();
    },
  };
}

/** One turn of the event loop: Node.js has told of every rejection that nobody handled by then. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
