import { join } from 'node:path';

/** What jest takes from a transform. */
export interface Transformed {
  readonly code: string;
  /** Source map as JSON, with absolute paths. */
  readonly map: string;
}

/** The map of a bundle with its sources by their absolute paths. */
export function withAbsoluteSources(root: string, map: string): string {
  const parsed: { sources: string[] } = JSON.parse(map);
  return JSON.stringify({ ...parsed, sources: parsed.sources.map((source) => join(root, source)) });
}

/** The code with its map in it: a debugger looks for it nowhere else. */
export function withMapInside({ code, map }: Transformed): Transformed {
  const data = Buffer.from(map).toString('base64');
  return { code: `${code}\n//# sourceMappingURL=data:application/json;base64,${data}\n`, map };
}
