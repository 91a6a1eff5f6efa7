import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../src/core/package-folder.ts';
import { kitTests, plainTests } from './action-tests.ts';
import { type Bench, type Figure, median } from './bench.ts';
import { bundlingFigures } from './bundling.ts';
import { run } from './processes.ts';
import { runFigures } from './run-action.ts';

const ROUNDS = 11;

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
  const cold = await inTurns(kit.cold, plain.cold);
  note(`jest with an empty cache: ${Math.round(cold.one)} and ${Math.round(cold.other)} ms`);
  const warm = await inTurns(kit.warm, plain.warm);
  return [
    {
      name: '100 tests in jest, its cache empty (median)',
      value: cold.one,
      unit: 'ms',
      goal: { atMost: 2_000 },
    },
    { name: 'the same with mocks by hand', value: cold.other, unit: 'ms' },
    { name: 'times as long (median)', value: cold.ratio, unit: '×' },
    { name: '100 tests in jest, all cached (median)', value: warm.one, unit: 'ms' },
    { name: 'the same with mocks by hand', value: warm.other, unit: 'ms' },
    { name: 'times as long (median)', value: warm.ratio, unit: '×', goal: { atMost: 1.3 } },
  ];
}

/** Medians of two things that are done in turns, and of how much longer the one took each time: both have the same machine. */
async function inTurns(
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ readonly one: number; readonly other: number; readonly ratio: number }> {
  const times: [number, number][] = [];
  for (let i = 0; i <= ROUNDS; i++) times.push([await one(), await other()]);
  const counted = times.slice(1);
  return {
    one: median(counted.map(([first]) => first)),
    other: median(counted.map(([, second]) => second)),
    ratio: median(counted.map(([first, second]) => first / second)),
  };
}

/** A test file, and how to run it in a process of its own. */
function jestFile(folder: string, name: string, transform: string, text: string) {
  const root = packageFolder();
  writeFileSync(join(folder, `${name}.test.ts`), text);
  const cacheDirectory = join(folder, `${name}-cache`);
  const config = {
    rootDir: folder,
    cacheDirectory,
    // Jest's default reporter leaves a timer of 100 ms behind, or none, depending on when the last test ends.
    reporters: ['summary'],
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
