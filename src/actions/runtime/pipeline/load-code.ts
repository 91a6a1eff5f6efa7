import { compileFunction } from 'node:vm';
import type { Compile, Linker } from './compile.ts';

/** What an Action's code exports: handlers by their names. */
export type Exports = Readonly<Record<string, unknown>>;

export interface LoadOptions {
  /** Shown in stacks. */
  readonly filename: string;
  readonly require: Linker['require'];
  readonly console: Console;
  /** Other names that the code finds: `actions` in a module. */
  readonly globals?: Readonly<Record<string, unknown>>;
  /** Code without an `import()` that leads anywhere, where nothing is said. */
  readonly import?: Linker['import'];
  readonly compile?: Compile;
}

/** Runs the module-level code of a CommonJS bundle and returns what it exports; throws what that code throws. */
export function loadCode(code: string, options: LoadOptions): Exports {
  const {
    filename,
    require,
    console,
    globals = {},
    import: load = nothing,
    compile = compilePlain,
  } = options;
  const module = { exports: {} };
  const found = {
    exports: module.exports,
    require,
    module,
    __filename: filename,
    __dirname: '.',
    console,
    ...globals,
  };
  const run = compile({ code, filename, names: Object.keys(found) }, { require, import: load });
  run(module.exports, Object.values(found));
  return module.exports;
}

const compilePlain: Compile = ({ code, filename, names }) => {
  const run = compileFunction(code, names, { filename });
  return (self, values) => run.call(self, ...values);
};

async function nothing(name: string): Promise<never> {
  throw new Error(`${name} cannot be imported here.`);
}
