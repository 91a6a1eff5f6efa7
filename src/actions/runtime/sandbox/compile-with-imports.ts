import { types } from 'node:util';
import { compileFunction, type Module, SyntheticModule } from 'node:vm';
import type { Compile } from '../pipeline/compile.ts';

/** Compiles code whose `import()` goes through the linker. Only under Node.js's flag `--experimental-vm-modules`. */
export const compileWithImports: Compile = ({ code, filename, names }, linker) => {
  const run = compileFunction(code, names, {
    filename,
    importModuleDynamically: async (name) => moduleOf(await linker.import(name)),
  });
  return (self, values) => run.call(self, ...values);
};

const modules = new WeakMap<object, Module>();

/** Node.js takes the namespace of a module as it is, which its types do not say; of what else there is, one is made. */
async function moduleOf(exports: object): Promise<Module> {
  if (types.isModuleNamespaceObject(exports)) return exports as Module;
  const module = modules.get(exports) ?? synthetic(exports);
  modules.set(exports, module);
  if (module.status === 'unlinked') await module.link(unlinked);
  await module.evaluate();
  return module;
}

function synthetic(exports: object): Module {
  const entries = Object.entries(exports);
  const names = entries.map(([name]) => name);
  return new SyntheticModule(names, function setExports() {
    for (const [name, value] of entries) this.setExport(name, value);
  });
}

function unlinked(name: string): never {
  throw new Error(`A module without imports asked for ${name}.`);
}
