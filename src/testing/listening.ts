import { actionConsole } from '../actions/runtime/pipeline/action-console.ts';

let listeners = 0;
let original: Console | undefined;

/** While `run` runs, what an Action writes to the global console goes to its log. */
export async function listening<T>(run: () => Promise<T>): Promise<T> {
  if (listeners++ === 0) {
    original = globalThis.console;
    globalThis.console = actionConsole(original);
  }
  try {
    return await run();
  } finally {
    if (--listeners === 0 && original) globalThis.console = original;
  }
}
