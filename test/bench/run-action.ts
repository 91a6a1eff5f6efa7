import { join } from 'node:path';
import { bundled } from '../../src/testing/bundled.ts';
import { run } from '../../src/testing/run.ts';
import { type Figure, median } from './bench.ts';

const WARM_UP = 300;
const RUNS = 1_000;

/** One Action, run by the kit again and again in one process. */
export async function runFigures(folder: string): Promise<Figure[]> {
  const action = await bundled(join(folder, 'actions/add-roles-and-claims/action.ts'));
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + RUNS; i++) {
    const started = performance.now();
    const { failed } = await run(action, 'post-login', { event: { authorization: { roles: ['Mechanic'] } } });
    times.push(performance.now() - started);
    if (failed) throw new Error(failed.message);
  }
  const name = '`run` of an Action in a warm process (median)';
  return [{ name, value: median(times.slice(WARM_UP)), unit: 'ms', goal: { atMost: 1 } }];
}
