/** Statements that esbuild writes for `import` and `export`; it says that they come from the file's first line. */
const GLUE = /^(?:var \w+_exports = |__export\(|module\.exports = __to|var import_\w+ = |0 && \()/gm;

/** Code of which coverage does not count what esbuild added. */
export function withoutGlue(code: string): string {
  return code.replace(GLUE, (start) => `/* istanbul ignore next */ ${start}`);
}
