import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median } from './bench.ts';
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
  const started = process.hrtime.bigint();
  const child = spawn('node', ['scripts/start.cjs', 'local', '--state', state, '--port', String(PORT)], {
    stdio: 'ignore',
  });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the local tenant ended with ${code}`);
  });
  await Promise.race([firstAnswer(), gone]);
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  gone.catch(() => {});
  await stop(child);
  return milliseconds;
}

async function firstAnswer(): Promise<void> {
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 2));
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port: PORT, path: '/.well-known/jwks.json', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
}
