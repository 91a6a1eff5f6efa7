import { actionsBench } from '../test/bench/actions.ts';
import { type Bench, judged, machine } from '../test/bench/bench.ts';
import { consoleBench } from '../test/bench/console.ts';
import { deployBench } from '../test/bench/deploy.ts';
import { managementBench } from '../test/bench/management.ts';
import { planBench } from '../test/bench/plan.ts';
import { readBench } from '../test/bench/read.ts';
import { startBench } from '../test/bench/start.ts';
import { tokensBench } from '../test/bench/tokens.ts';

const benches: Readonly<Record<string, Bench>> = {
  actions: actionsBench,
  console: consoleBench,
  deploy: deployBench,
  management: managementBench,
  plan: planBench,
  read: readBench,
  start: startBench,
  tokens: tokensBench,
};

async function main(name: string | undefined, flags: readonly string[]): Promise<void> {
  const bench = benches[name ?? ''];
  if (!bench) {
    process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(`${name} on ${machine()}\n`);
  const figures = (await bench((line) => process.stderr.write(`  ${line}\n`), flags)).map(judged);
  for (const { line } of figures) process.stdout.write(`${line}\n`);
  process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
}

void main(process.argv[2], process.argv.slice(3));
