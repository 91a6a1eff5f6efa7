import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project that a file belongs to: the nearest with a `tenant/`; undefined where there is none. */
export function projectFolder(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'tenant'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
