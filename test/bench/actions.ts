import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../src/core/package-folder.ts';
import { kitTests, plainTests } from './action-tests.ts';
import { type Bench, type Figure, median } from './bench.ts';
import { bundlingFigures } from './bundling.ts';
import { run } from './processes.ts';
import { runFigures } from './run-action.ts';

const ROUNDS = 7;

/** Bundling Actions, running them in unit tests, and what jest takes for a file of such tests. */
export const actionsBench: Bench = async (note) => {
  const root = packageFolder();
  // In the project, as packages are found from there.
  const folder = join(root, '.understudy', `bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    for (const part of ['actions', 'tenant'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    return [
      ...(await bundlingFigures(folder)),
      ...(await runFigures(folder)),
      ...(await jestFigures(folder, note)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function jestFigures(folder: string, note: (line: string) => void): Promise<Figure[]> {
  const kit = jestFile(folder, 'kit', 'src/testing/jest/transform.cjs', kitTests());
  const plain = jestFile(folder, 'plain', 'test/bench/plain-transform.cjs', plainTests());
  const cold = await alternating(kit.cold, plain.cold);
  note(`jest with an empty cache: ${cold.map(Math.round).join(' and ')} ms`);
  const warm = await alternating(kit.warm, plain.warm);
  return [
    {
      name: '100 tests in jest, its cache empty (median)',
      value: cold[0],
      unit: 'ms',
      goal: { atMost: 2_000 },
    },
    { name: 'the same with mocks by hand', value: cold[1], unit: 'ms' },
    { name: '100 tests in jest, all cached (median)', value: warm[0], unit: 'ms' },
    { name: 'the same with mocks by hand', value: warm[1], unit: 'ms' },
    {
      name: 'times as long as by hand, its cache empty',
      value: cold[0] / cold[1],
      unit: '×',
      goal: { atMost: 1.3 },
    },
    {
      name: 'times as long as by hand, all cached',
      value: warm[0] / warm[1],
      unit: '×',
      goal: { atMost: 1.3 },
    },
  ];
}

/** Medians of two things that are done in turns, so that both have the same machine. */
async function alternating(
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  await one();
  await other();
  for (let i = 0; i < ROUNDS; i++) {
    times[0].push(await one());
    times[1].push(await other());
  }
  return [median(times[0]), median(times[1])];
}

/** A test file, and how to run it in a process of its own. */
function jestFile(folder: string, name: string, transform: string, text: string) {
  const root = packageFolder();
  writeFileSync(join(folder, `${name}.test.ts`), text);
  const cacheDirectory = join(folder, `${name}-cache`);
  const config = {
    rootDir: folder,
    cacheDirectory,
    testMatch: [`<rootDir>/${name}.test.ts`],
    transform: { '\\.(ts|m?js)$': join(root, transform) },
    moduleNameMapper: { '^understudy/testing$': join(root, 'src/testing/kit.ts') },
  };
  const args = [join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config)];
  const warm = async () => (await run(process.execPath, args)).milliseconds;
  return {
    warm,
    cold() {
      rmSync(cacheDirectory, { recursive: true, force: true });
      return warm();
    },
  };
}
