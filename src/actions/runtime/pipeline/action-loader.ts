import type { ActionModule, DeployedAction } from '../runner.ts';
import { actionConsole } from './action-console.ts';
import { actionLinker } from './action-linker.ts';
import type { Compile, Linker } from './compile.ts';
import { type Exports, loadCode } from './load-code.ts';
import { once } from './once.ts';
import type { LoadedAction } from './run-action.ts';

export interface LoaderOptions {
  readonly packages: Linker;
  readonly compile: Compile;
  /** Where what is logged outside of a run goes. */
  readonly console: Console;
}

/**
 * Makes deployed Actions ready to run. Module-level code runs once for each code, and what it keeps is there in later
 * runs, as in Auth0's node22 instances; what it throws is thrown again in every later run.
 */
export function actionLoader(options: LoaderOptions): (action: DeployedAction) => LoadedAction {
  const loaded = new Map<string, { key: string; exports: () => Exports }>();
  const shared = { compile: options.compile, console: actionConsole(options.console) };

  function loadModule({ name, code, secrets }: ActionModule, linker: Linker): Exports {
    const globals = { actions: { secrets } };
    return loadCode(code, { ...shared, ...linker, filename: `actions:${name}.js`, globals });
  }

  return ({ id, name, code, secrets, modules = [] }) => {
    const filename = `${name}.js`;
    const key = modules.length === 0 ? code : JSON.stringify([code, modules]);
    let entry = loaded.get(id);
    if (entry?.key !== key) {
      const linker = actionLinker(name, modules, options.packages, loadModule);
      entry = { key, exports: once(() => loadCode(code, { ...shared, ...linker, filename })) };
      loaded.set(id, entry);
    }
    return { name, secrets, exports: entry.exports, ownFrame: (frame) => frame.includes(`${filename}:`) };
  };
}
