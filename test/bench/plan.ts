import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, type Figure, median } from './bench.ts';
import { largeProject } from './large-project.ts';
import { peakMemory, type Run, run, startUntil, stop } from './processes.ts';

const PORT = 4474;
const RUNS = 5;
const SIZES = [250, 500, 1_000];
const SCRIPT = join(process.cwd(), 'scripts', 'start.cjs');
const A0DEPLOY = join(process.cwd(), 'node_modules', 'auth0-deploy-cli', 'lib', 'index.js');

/**
 * `npm run plan` of projects that change nothing, upstream a second local tenant on this machine: the sample project,
 * beside auth0-deploy-cli's own dry run against the same upstream, and projects with hundreds of applications.
 */
export const planBench: Bench = async (note) => {
  const figures: Figure[] = [];
  const rest = await withUpstream(0, async (upstream) => {
    figures.push(...(await sample(upstream, note)));
    return requestsIn(await planned(upstream.root));
  });
  for (const size of SIZES) {
    figures.push(...(await withUpstream(size, (upstream) => large(upstream, size, rest, note))));
  }
  return figures;
};

interface Upstream {
  /** The project that it was deployed from. */
  readonly root: string;
  /** What auth0-deploy-cli needs to reach it. */
  readonly env: NodeJS.ProcessEnv;
}

async function withUpstream<T>(size: number, measure: (upstream: Upstream) => Promise<T>): Promise<T> {
  const project = largeProject(size);
  const at = { cwd: project.root };
  try {
    await run('node', [SCRIPT, 'deploy', '--port', String(PORT)], process.env, at);
    const { child, output } = await startUntil(
      'node',
      [SCRIPT, 'local', '--port', String(PORT)],
      /Ctrl-C/,
      at,
    );
    const shown = [...output.matchAll(/^ {2}(\w+)=(.*)$/gm)].map((match) => [match[1], match[2]]);
    try {
      return await measure({ root: project.root, env: { ...process.env, ...Object.fromEntries(shown) } });
    } finally {
      await stop(child);
    }
  } finally {
    project.remove();
  }
}

async function sample({ root, env }: Upstream, note: (line: string) => void): Promise<Figure[]> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const { milliseconds } = await planned(root);
    note(`npm run plan, unchanged: ${Math.round(milliseconds)} ms`);
    times.push(milliseconds);
  }
  const staged = join(root, '.understudy/staged/local/tenant.yaml');
  if (!existsSync(staged)) throw new Error('the first deploy has staged nothing');
  const dry = await run('node', [A0DEPLOY, 'import', '--dry-run', '--input_file', staged], env, {
    cwd: root,
  });
  note(`a0deploy import --dry-run: ${Math.round(dry.milliseconds)} ms`);
  const wall = median(times);
  return [
    { name: 'npm run plan, unchanged (median)', value: wall, unit: 'ms', goal: { atMost: 3_000 } },
    { name: 'a0deploy import --dry-run', value: dry.milliseconds, unit: 'ms' },
    { name: 'times faster', value: dry.milliseconds / wall, unit: '×', goal: { atLeast: 10 } },
  ];
}

async function large(
  { root }: Upstream,
  size: number,
  rest: number,
  note: (line: string) => void,
): Promise<Figure[]> {
  const one = await planned(root);
  const requests = requestsIn(one);
  const { milliseconds } = one;
  const memory = await peakMemory('node', [SCRIPT, 'plan'], { cwd: root });
  note(`${size} applications: ${Math.round(milliseconds)} ms, ${requests} requests`);
  const largest = size === SIZES.at(-1);
  const goal = (atMost: number) => (largest ? { goal: { atMost } } : {});
  const what = `${size} applications`;
  return [
    { name: `plan of ${what}`, value: milliseconds / 1_000, unit: 's', ...goal(15) },
    { name: `${what}: peak memory, all processes`, value: memory, unit: 'MB', ...goal(600) },
    {
      name: `${what}: requests a page or list below a resource`,
      value: requests / pagesOf(size, rest),
      unit: '×',
      goal: { atMost: 1.2 },
    },
  ];
}

/**
 * Pages of 100, and the lists below a resource that auth0-deploy-cli asks for: credentials of an application, permissions
 * of a role, and of an organization its connections, applications, client grants and discovery domains. Besides, what
 * the rest of the project takes.
 */
function pagesOf(applications: number, rest: number): number {
  const [roles, organizations, actions] = [applications / 2, applications / 5, applications / 10];
  const pages = [applications, roles, organizations, actions].reduce((sum, count) => sum + count / 100, 0);
  return rest + pages + applications + roles + 4 * organizations;
}

const requestsIn = ({ output }: Run): number => Number(/was read with (\d+) requests/.exec(output)?.[1]);

async function planned(root: string): Promise<Run> {
  const made = await run('node', [SCRIPT, 'plan'], process.env, { cwd: root });
  if (!/Nothing changed/.test(made.output)) throw new Error(`an empty plan is not empty:\n${made.output}`);
  return made;
}
