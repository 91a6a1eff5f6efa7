import type { Snapshot } from './snapshot.ts';

/** Two states of a tenant that are compared, with the paths that either has. */
export interface Sides {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly paths: readonly string[];
  /** The paths below another one: `/roles/rol_1/permissions` below `/roles/rol_1`. */
  below(path: string): readonly string[];
}

/** Indexed once, so that comparing takes time by the number of resources and not by its square. */
export function sides(before: Snapshot, after: Snapshot): Sides {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const index = new Map<string, string[]>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const parent = path.slice(0, end);
      const found = index.get(parent);
      if (found) found.push(path);
      else index.set(parent, [path]);
    }
  }
  return { before, after, paths, below: (path) => index.get(path) ?? [] };
}
