/** First line of what `bundleActions` makes. */
const HEADER = /^\/\/ Bundled from .*\n\/\/ sha256 \w+\n/;
/** esbuild's comment before the code of each file. */
const FILE = /^\/\/ (\S+\.[cm]?[jt]sx?)$/;

/**
 * The code of a bundled Action by the files that it was made of, without what the bundler adds; undefined for code that
 * is no bundle. What comes of one file may stand in several places.
 */
export function sourceFiles(code: string): ReadonlyMap<string, string> | undefined {
  if (!HEADER.test(code)) return undefined;
  const files = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const line of code.replace(HEADER, '').split('\n')) {
    const file = FILE.exec(line)?.[1];
    if (file !== undefined) {
      lines = files.get(file) ?? [];
      files.set(file, lines);
    } else if (!ADDED.test(line)) lines?.push(line);
  }
  return new Map([...files].map(([file, own]) => [file, `${own.join('\n').trim()}\n`]));
}

/** Lines of the bundler: how an export is told. */
const ADDED =
  /^(var \w+ = \{\};|__export\(\w+, \{|module\.exports = __toCommonJS\(.*|\/\/ Annotate the CommonJS export names.*|0 && \(module\.exports = \{)$/;
