import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median } from './bench.ts';
import { startLocal } from './local-process.ts';
import { stop } from './processes.ts';

const PORT = 4472;
const RUNS = 9;

/** From the start of the process to the first answer of the local tenant. */
export const startBench: Bench = async (note) => {
  const state = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const first = await startOnce(state);
    note(`the very first start, keys and certificates made: ${Math.round(first)} ms`);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) times.push(await startOnce(state));
    return [
      { name: 'first start, with keys and certificates to make', value: first, unit: 'ms' },
      { name: 'start to first answer (median)', value: median(times), unit: 'ms', goal: { atMost: 500 } },
      { name: 'start to first answer (slowest)', value: Math.max(...times), unit: 'ms' },
    ];
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

async function startOnce(state: string): Promise<number> {
  const { child, milliseconds } = await startLocal(state, PORT);
  await stop(child);
  return milliseconds;
}
