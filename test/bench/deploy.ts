import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median } from './bench.ts';
import { peakMemory, run, startUntil, stop } from './processes.ts';

const PORT = '4471';
const RUNS = 5;
const PEER_RUNS = 2;
const STAGED = '.understudy/staged/local/tenant.yaml';

/** `npm run deploy` on an unchanged local tenant, beside plain `npx a0deploy import` of the same staged tenant. */
export const deployBench: Bench = async (note) => {
  const state = mkdtempSync(join(tmpdir(), 'bench-deploy-'));
  const ours = ['run', '--silent', 'deploy', '--', '--state', state, '--port', PORT];
  try {
    note('first deploy, into an empty local tenant');
    const first = await run('npm', ours);
    const runs = [];
    for (let i = 0; i < RUNS; i++) {
      const one = await run('npm', ours);
      if (!/Nothing changed/.test(one.output))
        throw new Error(`a second deploy changed something:\n${one.output}`);
      note(`npm run deploy, unchanged: ${Math.round(one.milliseconds)} ms`);
      runs.push(one);
    }
    const memory = Math.max(await peakMemory('npm', ours), await peakMemory('npm', ours));
    const plain = await plainImports(state, note);
    const wall = median(runs.map(({ milliseconds }) => milliseconds));
    return [
      { name: 'npm run deploy, first, empty local tenant', value: first.milliseconds, unit: 'ms' },
      { name: 'npm run deploy, unchanged (median)', value: wall, unit: 'ms' },
      { name: 'npx a0deploy import, unchanged (median)', value: plain, unit: 'ms' },
      { name: 'times faster', value: plain / wall, unit: '×', goal: { atLeast: 10 } },
      {
        name: 'peak memory of npm run deploy, all processes',
        value: memory,
        unit: 'MB',
        goal: { atMost: 400 },
      },
    ];
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

async function plainImports(state: string, note: (line: string) => void): Promise<number> {
  const { child, output } = await startUntil(
    'node',
    ['scripts/start.cjs', 'local', '--state', state, '--port', PORT],
    /Ctrl-C/,
  );
  const shown = Object.fromEntries(
    [...output.matchAll(/^ {2}(\w+)=(.*)$/gm)].map((match) => [match[1], match[2]]),
  );
  const env = { ...process.env, ...shown, AUTH0_ALLOW_DELETE: 'true' };
  try {
    const times: number[] = [];
    for (let i = 0; i < PEER_RUNS; i++) {
      const { milliseconds } = await run('npx', ['a0deploy', 'import', '--input_file', STAGED], env);
      note(`npx a0deploy import, unchanged: ${Math.round(milliseconds)} ms`);
      times.push(milliseconds);
    }
    return median(times);
  } finally {
    await stop(child);
  }
}
