import type { Compile } from './compile.ts';

/** As long as the word that it stands for, so that every position stays as it is. */
const IMPORT = '$mport';

/** `import('jose')` and `` import(`jose`) ``: the name as a text, which is what is written in practice. */
const IMPORTS = /(?<![\w$.#])import(?=\s*\(\s*(["'`])[^"'`$\\]+\1\s*[,)])/g;

/**
 * Compiles code into the realm of the caller: in jest, one with its own globals, so that the Action sees the timers,
 * the `fetch` and the classes that its test sees. `node:vm` would take Node.js's own, and has an `import()` only behind
 * a flag. An `import()` of a name that is made up at run time is Node.js's own, and knows no Actions Modules; a text that
 * holds one with a plain name shows the other word.
 */
export const compileHere: Compile = ({ code, filename, names }, linker) => {
  const text = `(function (${[...names, IMPORT].join(', ')}) {${code.replace(IMPORTS, IMPORT)}\n})`;
  // biome-ignore lint/security/noGlobalEval: to run deployed code in this realm is what this file is for.
  const run: (...values: unknown[]) => void = globalThis.eval(`${text}\n//# sourceURL=${filename}`);
  const load = (name: string) => linker.import(name);
  return (self, values) => run.call(self, ...values, load);
};
