import type { ActionModule } from '../runner.ts';
import { type Exports, loadCode } from './load-code.ts';
import { once } from './once.ts';

type Require = (name: string) => unknown;

const PREFIX = 'actions:';

/**
 * `require` for an Action that uses modules: `require('actions:logger')` is what the published version of `logger`
 * exports; its code runs when it is first asked for, with its own secrets. A module cannot use another one (documented).
 */
export function requireWith(modules: readonly ActionModule[], require: Require, console: Console): Require {
  if (modules.length === 0) return require;
  const exports = new Map(
    modules.map((module): [string, () => Exports] => [
      PREFIX + module.name,
      once(() => loadModule(module, require, console)),
    ]),
  );
  return (name) => exports.get(name)?.() ?? require(name);
}

function loadModule({ name, code, secrets }: ActionModule, require: Require, console: Console): Exports {
  return loadCode(code, {
    filename: `${PREFIX}${name}.js`,
    require,
    console,
    globals: { actions: { secrets } },
  });
}
