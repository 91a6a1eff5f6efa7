import type { DeployedAction } from '../runner.ts';
import { actionConsole } from './action-console.ts';
import { type Exports, loadCode } from './load-code.ts';
import type { LoadedAction } from './run-action.ts';

export interface LoaderOptions {
  readonly require: (name: string) => unknown;
  /** Where what is logged outside of a run goes. */
  readonly console: Console;
}

/**
 * Makes deployed Actions ready to run. Module-level code runs once for each code, and what it keeps is there in later
 * runs, as in Auth0's node22 instances; what it throws is thrown again in every later run.
 */
export function actionLoader(options: LoaderOptions): (action: DeployedAction) => LoadedAction {
  const loaded = new Map<string, { code: string; exports: () => Exports }>();
  const console = actionConsole(options.console);
  return ({ id, name, code, secrets }) => {
    const filename = `${name}.js`;
    let entry = loaded.get(id);
    if (entry?.code !== code) {
      entry = { code, exports: once(() => loadCode(code, { filename, require: options.require, console })) };
      loaded.set(id, entry);
    }
    return { name, secrets, exports: entry.exports, ownFrame: (frame) => frame.includes(`${filename}:`) };
  };
}

/** The value of the first call, or its error, again and again. */
function once<T>(make: () => T): () => T {
  let result: { value: T } | { error: unknown } | undefined;
  return () => {
    result ??= attempt(make);
    if ('error' in result) throw result.error;
    return result.value;
  };
}

function attempt<T>(make: () => T): { value: T } | { error: unknown } {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}
