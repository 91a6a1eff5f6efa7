import type { State } from '../context.ts';
import { openDocumentsFile } from './database.ts';
import { transactions } from './transactions.ts';

/**
 * The state of a local tenant: everything in memory, every acknowledged write on disk. `file` is a path or
 * `:memory:`. Raises what `openDocumentsFile` raises.
 */
export function openState(file: string): State {
  const disk = openDocumentsFile(file);
  const { state, memory } = transactions(disk, (all) => all);
  for (const { path, id, doc } of disk.load()) memory.load(path, id, doc);
  return state;
}
