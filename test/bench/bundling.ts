import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleActions } from '../../src/actions/bundle/bundle-actions.ts';
import type { Project } from '../../src/config/project.ts';
import { readProject } from '../../src/config/read-project.ts';
import { cachedPath } from '../../src/core/cached-bundle.ts';
import { type Figure, median } from './bench.ts';
import { run } from './processes.ts';

const PROCESSES = 9;
const EDITS = 25;

/**
 * Bundling and all checks of `bundleActions` (keywords, size, loading each bundle in a child process, handlers): from the
 * project as it was read to the bundles. Types are checked by another process, beside it.
 */
export async function bundlingFigures(folder: string): Promise<Figure[]> {
  const program = cachedPath('test/bench/bundle-once.ts');
  const times: number[] = [];
  for (let i = 0; i <= PROCESSES; i++) {
    times.push(Number((await run(process.execPath, [program, folder])).output));
  }
  const project = await readProject(folder, { env: {} });
  await bundled(project);
  return [
    {
      name: 'bundling all Actions, in a new process (median)',
      value: median(times.slice(1)),
      unit: 'ms',
      goal: { atMost: 150 },
    },
    {
      name: 'bundling all again after an edit of one (median)',
      value: median(await afterEdits(project, 'actions/company-domains-only/action.ts')),
      unit: 'ms',
      goal: { atMost: 20 },
    },
    {
      name: 'after an edit of a file that two share (median)',
      value: median(await afterEdits(project, 'actions/shared/claims.ts')),
      unit: 'ms',
    },
  ];
}

async function afterEdits(project: Project, file: string): Promise<number[]> {
  const path = join(project.root, file);
  const text = readFileSync(path, 'utf8');
  const times: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    writeFileSync(path, `${text}\nconsole.info('edit ${i}');\n`);
    times.push(await bundled(project));
  }
  writeFileSync(path, text);
  return times.slice(1);
}

/** Milliseconds that `bundleActions` takes. */
export async function bundled(project: Project): Promise<number> {
  const started = performance.now();
  const { problems } = await bundleActions(project);
  const taken = performance.now() - started;
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return taken;
}
