import { join } from 'node:path';

/** Code with its source map as JSON. */
export interface Transformed {
  readonly code: string;
  /** Its sources are absolute paths. */
  readonly map: string;
}

/** The map of a bundle with its sources by their absolute paths. */
export function withAbsoluteSources(root: string, map: string): string {
  const parsed: { sources: string[] } = JSON.parse(map);
  return JSON.stringify({ ...parsed, sources: parsed.sources.map((source) => join(root, source)) });
}

/**
 * The code with its map in it: neither a debugger nor babel, which counts what is covered, looks for it elsewhere.
 */
export function withMapInside({ code, map }: Transformed): Transformed {
  const data = Buffer.from(map).toString('base64');
  // In two pieces: jest takes it for a map of this program where it reads it in one.
  const comment = ['//#', `sourceMappingURL=data:application/json;base64,${data}`].join(' ');
  return { code: `${code}\n${comment}\n`, map };
}
