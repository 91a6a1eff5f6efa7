import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

export interface CopiedProject {
  readonly root: string;
  /** Replaces a text of one of its files; throws where it is not there. */
  edit(file: string, before: string, after: string): void;
  /** Makes a file, or makes it another one. */
  write(file: string, text: string): void;
  remove(): void;
}

/** The sample project in a folder of its own; with what tests have imported so far, unless `fresh`. */
export function copiedProject({ fresh = false }: { readonly fresh?: boolean } = {}): CopiedProject {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const parts = ['tenant', 'actions', 'package-lock.json', ...(fresh ? [] : ['.understudy/testing'])];
  for (const part of parts) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  return {
    root: folder,
    edit(file, before, after) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
      writeFileSync(
        path,
        text.replace(before, () => after),
      );
    },
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
