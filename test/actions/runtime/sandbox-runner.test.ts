import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Outcome } from '../../../src/actions/runtime/runner.ts';
import { type SandboxOptions, sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { request } from './actions.ts';

const root = join(__dirname, '../../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fernhill-sandbox-')));
const dependenciesFolder = join(folder, 'linked_modules');
const open: { close(): Promise<void> }[] = [];

beforeAll(() => {
  mkdirSync(join(folder, 'real', 'node_modules', 'bikes'), { recursive: true });
  writeFileSync(
    join(folder, 'real', 'node_modules', 'bikes', 'index.js'),
    "exports.kinds = ['road', 'cargo'];",
  );
  symlinkSync(join(folder, 'real', 'node_modules'), dependenciesFolder);
  writeFileSync(join(folder, 'secret.txt'), 'the safe is behind the painting');
});
afterAll(async () => {
  await Promise.all(open.map((runner) => runner.close()));
  rmSync(folder, { recursive: true });
});

function sandbox(options: Partial<SandboxOptions> = {}) {
  const runner = sandboxRunner({ dependenciesFolder: join(folder, 'real', 'node_modules'), ...options });
  open.push(runner);
  return (body: string): Promise<Outcome> => runner.run(request('post-login', { tested: body }));
}

/** Shared by tests whose Action leaves the child as it was. */
const run = sandbox();
const logs = ({ executions }: Outcome) => executions.flatMap((one) => one.logs.map(({ text }) => text));

describe('the sandbox', () => {
  test('gives the same outcome as a run in process: commands, logs, warnings, denial', async () => {
    const outcome = await run(
      "console.info('for %s', event.user.name); api.idToken.setCustomClaim('shop', 1); api.idToken.setCustomClaim('roles', 1); api.access.deny('closed');",
    );
    expect(outcome).toMatchObject({
      commands: [{ method: 'idToken.setCustomClaim', args: ['shop', 1] }, { method: 'access.deny' }],
      denied: { action: 'tested', reason: 'closed' },
      warnings: [{ message: expect.stringContaining('`roles`') }],
      executions: [{ logs: [{ level: 'info', text: 'for Priya Raman' }] }],
    });
  });

  test('reports an error with the frames of the Action', async () => {
    const { failed, executions } = await run('\nevent.organization.name;');
    expect(failed?.message).toBe("Cannot read properties of undefined (reading 'name')");
    expect(executions[0]?.error?.stack).toMatch(
      /^TypeError: .*\n {4}at exports\.onExecutePostLogin \(tested\.js:3:20\)$/,
    );
  });

  test('has an empty environment and no channel to this process', async () => {
    expect(logs(await run('console.log(JSON.stringify(process.env), typeof process.send);'))).toEqual([
      '{} undefined',
    ]);
  });

  test('loads packages from the folder of dependencies, also where that is a link', async () => {
    const use = "console.log(require('bikes').kinds.join());";
    expect(logs(await run(use))).toEqual(['road,cargo']);
    expect(logs(await sandbox({ dependenciesFolder })(use))).toEqual(['road,cargo']);
  });

  test.each([
    ['read another file', `require('node:fs').readFileSync('${join(folder, 'secret.txt')}')`],
    [
      'write a file',
      `require('node:fs').writeFileSync('${join(folder, 'real', 'node_modules', 'bikes', 'index.js')}', '')`,
    ],
    ['start a process', "require('node:child_process').spawnSync('true')"],
    ['start a thread', "new (require('node:worker_threads').Worker)('1', { eval: true })"],
    ['open a debugger', "require('node:inspector').open()"],
    ['end this process', 'process.kill(process.ppid)'],
  ])('does not let an Action %s', async (_what, body) => {
    expect((await run(`${body};`)).failed?.message).toMatch(/restricted|cannot send signals/);
  });

  test('fails a run for a rejection that nobody handled', async () => {
    expect((await run("Promise.reject(new Error('no backend'));")).failed).toEqual({
      action: 'tested',
      message: 'no backend',
    });
  });

  test('does not blame a later run for what an earlier one throws', async () => {
    await run(
      "setTimeout(() => { throw new Error('late'); }, 20); setTimeout(() => Promise.reject(new Error('late')), 20);",
    );
    expect((await run('await new Promise((resolve) => setTimeout(resolve, 60));')).failed).toBeUndefined();
  });

  test.each([
    ['exit', 'process.exit(3);', /exit code 3/],
    ['abort', 'process.abort();', /SIGABRT/],
    ['loop', 'for (;;);', /took longer than 0\.4 seconds/],
    [
      'wait for ever',
      'await new Promise(() => setInterval(() => {}, 1000));',
      /took longer than 0\.4 seconds/,
    ],
    [
      'fill its heap',
      'const bikes = []; for (;;) bikes.push(new Array(1e5).fill({}));',
      /more than 64 MB of memory/,
    ],
  ])('loses only the run in which an Action does this: %s', async (_what, body, message) => {
    const runHere = sandbox({ timeoutMs: /heap/.test(_what) ? 20_000 : 400, memoryMb: 64 });
    const lost = await runHere(body);
    expect(lost).toMatchObject({
      commands: [],
      failed: { action: 'tested', message: expect.stringMatching(message) },
    });
    expect(logs(await runHere("console.log('open again');"))).toEqual(['open again']);
  });

  if (process.platform === 'linux') {
    test('ends an Action that fills buffers, which no limit of the heap sees', async () => {
      const { failed } = await sandbox({ memoryMb: 64 })(
        'const all = []; for (;;) { all.push(Buffer.alloc(5e6, 1)); await null; }',
      );
      expect(failed?.message).toMatch(/more than 64 MB of memory/);
    });
  }

  test('names the Action that was lost', async () => {
    const runner = sandboxRunner({ dependenciesFolder });
    open.push(runner);
    const { failed } = await runner.run(request('post-login', { first: '', second: 'process.exit();' }));
    expect(failed?.action).toBe('second');
  });

  test('runs several triggers at once, each in a child of its own', async () => {
    const waits = 'await new Promise((resolve) => setTimeout(resolve, 300)); console.log(process.pid);';
    const runHere = sandbox({ most: 2 });
    const outcomes = await Promise.all([runHere(waits), runHere(waits), runHere(waits)]);
    expect(new Set(outcomes.flatMap(logs)).size).toBeGreaterThan(1);
  });
});

describe('the sandbox ends', () => {
  const program = join(root, '.understudy', `sandbox-parent-${process.pid}.cjs`);

  // A program of its own, within the package: the sandbox looks for its sources from there.
  beforeAll(() =>
    buildSync({
      stdin: { contents: script, resolveDir: root },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['esbuild'],
    }),
  );
  afterAll(() => rmSync(program, { force: true }));

  const script = `
    const { sandboxRunner } = require('./src/actions/runtime/sandbox-runner.ts');
    const runner = sandboxRunner({ dependenciesFolder: '' });
    const action = { id: 'a', name: 'a', secrets: {}, code: 'exports.onExecutePostLogin = async () => console.log(process.pid)' };
    runner.run({ trigger: 'post-login', event: {}, actions: [action] }).then(({ executions }) => {
      console.log(executions[0].logs[0].text);
      if (process.argv[2] === 'stay') setInterval(() => {}, 1000);
    });`;

  async function childOf(mode: string) {
    const parent = spawn(process.execPath, [program, mode], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text] = await once(parent.stdout, 'data');
    return { parent, pid: Number(String(text)) };
  }

  test('with its parent, whether that has nothing left to do or is killed', async () => {
    const [leaves, stays] = await Promise.all([childOf('leave'), childOf('stay')]);
    stays.parent.kill('SIGKILL');
    await Promise.all([expectGone(leaves.pid), expectGone(stays.pid)]);
  });

  async function expectGone(pid: number): Promise<void> {
    expect(pid).toBeGreaterThan(0);
    for (let tries = 0; tries < 100 && isRunning(pid); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(isRunning(pid)).toBe(false);
  }

  function isRunning(pid: number): boolean {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  }
});
