/** What the tenant does while nobody waits for it: Actions that block nothing, messages, events. */
export interface Background {
  /** Starts a task. What it throws is a bug, and goes to stderr. */
  start(task: () => Promise<void>): void;
  /** Waits between two tries of a task, in milliseconds; false where the tenant closes meanwhile. */
  pause(milliseconds: number): Promise<boolean>;
  /** Resolves when no task is left, those included that tasks have set off. */
  settled(): Promise<void>;
  /** Ends every pause, and gives the tasks under way a moment to end. */
  close(): Promise<void>;
}

/** Milliseconds that a task under way has when the tenant closes; after that, the end of the Actions' processes ends it. */
const GRACE = 1_000;

/** `pace` stretches pauses and the last moment: 1 for what they should be, 0 for tests that do not want to wait. */
export function background(pace = 1): Background {
  const tasks = new Set<Promise<void>>();
  const wakers = new Set<() => void>();
  let closing = false;

  const settled = async () => {
    while (tasks.size > 0) await Promise.all(tasks);
  };
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      wakers.add(wake);
    });
  return {
    settled,
    start(task) {
      const running: Promise<void> = task()
        .catch((error: unknown) => void process.stderr.write(`${stackOf(error)}\n`))
        .finally(() => tasks.delete(running));
      tasks.add(running);
    },
    async pause(milliseconds) {
      if (!closing) await sleep(milliseconds * pace);
      return !closing;
    },
    async close() {
      closing = true;
      for (const wake of wakers) wake();
      await Promise.race([settled(), sleep(GRACE * pace)]);
      for (const wake of wakers) wake();
    },
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
