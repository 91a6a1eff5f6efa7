import type { ActionModule } from '../runner.ts';
import type { Linker } from './compile.ts';
import type { Exports } from './load-code.ts';
import { once } from './once.ts';
import { explained } from './packages.ts';

const PREFIX = 'actions:';

/**
 * What an Action gets by `require` and `import()`: packages, and as `actions:logger` what the published version of the
 * module `logger` exports, whose code runs when it is first asked for.
 */
export function actionLinker(
  action: string,
  modules: readonly ActionModule[],
  packages: Linker,
  load: (module: ActionModule, linker: Linker) => Exports,
): Linker {
  const known = new Map(
    modules.map((module): [string, () => Exports] => [
      module.name,
      once(() => load(module, moduleLinker(module, packages))),
    ]),
  );
  const names = modules.map(({ name }) => name).join(', ') || 'none';
  return linker(`The Action ${action}`, packages, (name) => {
    const exports = known.get(name);
    if (exports) return exports();
    throw new Error(`The Action ${action} does not have the Actions Module \`${name}\`. It has: ${names}.`);
  });
}

/** Auth0's documentation, "Actions Limitations": modules can depend on packages, and not on other modules. */
function moduleLinker({ name: user }: ActionModule, packages: Linker): Linker {
  return linker(`The Actions Module ${user}`, packages, (name) => {
    throw new Error(`The Actions Module ${user} cannot use \`${name}\`: a module cannot use another module.`);
  });
}

function linker(user: string, packages: Linker, moduleOf: (name: string) => Exports): Linker {
  return {
    require(name) {
      if (name.startsWith(PREFIX)) return moduleOf(name.slice(PREFIX.length));
      try {
        return packages.require(name);
      } catch (error) {
        throw explained(error, name, user);
      }
    },
    async import(name) {
      if (name.startsWith(PREFIX)) return namespaceOf(moduleOf(name.slice(PREFIX.length)));
      return packages.import(name).catch((error) => {
        throw explained(error, name, user);
      });
    },
  };
}

const namespaces = new WeakMap<Exports, object>();

/** As `import()` shows a CommonJS file: the whole as `default`, and each export by its name. */
function namespaceOf(exports: Exports): object {
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) {
    return { default: exports };
  }
  const namespace = namespaces.get(exports) ?? { ...exports, default: exports };
  namespaces.set(exports, namespace);
  return namespace;
}
