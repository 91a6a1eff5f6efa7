import type { DeployedAction } from '../runner.ts';
import { actionConsole } from './action-console.ts';
import { type Exports, loadCode } from './load-code.ts';
import { once } from './once.ts';
import { requireWith } from './require-modules.ts';
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
  const loaded = new Map<string, { key: string; exports: () => Exports }>();
  const console = actionConsole(options.console);
  return ({ id, name, code, secrets, modules = [] }) => {
    const filename = `${name}.js`;
    const key = modules.length === 0 ? code : JSON.stringify([code, modules]);
    let entry = loaded.get(id);
    if (entry?.key !== key) {
      const require = requireWith(modules, options.require, console);
      entry = { key, exports: once(() => loadCode(code, { filename, require, console })) };
      loaded.set(id, entry);
    }
    return { name, secrets, exports: entry.exports, ownFrame: (frame) => frame.includes(`${filename}:`) };
  };
}
