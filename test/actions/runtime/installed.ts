import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Outcome } from '../../../src/actions/runtime/runner.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder with these packages in its `node_modules`, by name and file; gone after the tests. */
export function installed(packages: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fernhill-installed-')));
  folders.push(root);
  const dependencies = join(root, 'node_modules');
  mkdirSync(dependencies);
  for (const [name, files] of Object.entries(packages)) {
    for (const [file, text] of Object.entries(files)) {
      const path = join(dependencies, name, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  return { root, dependencies };
}

/** What the Actions of a run have logged, in order. */
export function logsOf({ executions }: Outcome): string[] {
  return executions.flatMap(({ logs }) => logs.map(({ text }) => text));
}
