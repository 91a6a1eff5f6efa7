import { compileFunction } from 'node:vm';

/** What an Action's code exports: handlers by their names. */
export type Exports = Readonly<Record<string, unknown>>;

export interface LoadOptions {
  /** Shown in stacks. */
  readonly filename: string;
  readonly require: (name: string) => unknown;
  readonly console: Console;
  /** Other names that the code finds: `actions` in a module. */
  readonly globals?: Readonly<Record<string, unknown>>;
}

/** Runs the module-level code of a CommonJS bundle and returns what it exports; throws what that code throws. */
export function loadCode(code: string, { filename, require, console, globals = {} }: LoadOptions): Exports {
  const module = { exports: {} };
  const names = [
    'exports',
    'require',
    'module',
    '__filename',
    '__dirname',
    'console',
    ...Object.keys(globals),
  ];
  const run = compileFunction(code, names, { filename });
  run.call(
    module.exports,
    module.exports,
    require,
    module,
    filename,
    '.',
    console,
    ...Object.values(globals),
  );
  return module.exports;
}
