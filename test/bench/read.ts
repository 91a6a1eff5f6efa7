import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProject } from '../../src/config/read-project.ts';
import { type Bench, median } from './bench.ts';

const FILES = 25;
const APPLICATIONS_A_FILE = 6;
const RUNS = 15;

/** Reading and checking a tenant of 25 files and some 1,500 lines, in a process that has done so before. */
export const readBench: Bench = async () => {
  const root = mkdtempSync(join(tmpdir(), 'bench-read-'));
  try {
    mkdirSync(join(root, 'tenant/environments'), { recursive: true });
    writeFileSync(join(root, 'tenant/environments/local.yaml'), 'keywords: { SHOP: { value: Workshop } }\n');
    for (let i = 0; i < FILES; i++) writeFileSync(join(root, `tenant/clients-${i}.yaml`), fileText(i));
    const first = await readOnce(root);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) times.push(await readOnce(root));
    return [
      { name: 'the first time in a process', value: first, unit: 'ms' },
      {
        name: 'reading and checking 25 files (median)',
        value: median(times),
        unit: 'ms',
        goal: { atMost: 150 },
      },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

async function readOnce(root: string): Promise<number> {
  const started = performance.now();
  const { problems } = await readProject(root, { env: {} });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return performance.now() - started;
}

function fileText(file: number): string {
  const callbacks = '      - https://fernhill.example/\n'.repeat(7);
  const entries = Array.from(
    { length: APPLICATIONS_A_FILE },
    (_, i) => `  - name: '##SHOP## ${file}-${i}'\n    app_type: spa\n    callbacks:\n${callbacks}`,
  );
  return `clients:\n${entries.join('')}`;
}
