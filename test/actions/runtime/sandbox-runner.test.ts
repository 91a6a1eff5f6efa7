import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ActionsRunner } from '../../../src/actions/runtime/runner.ts';
import { type SandboxOptions, sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { request } from './actions.ts';
import { logsOf } from './installed.ts';

const root = join(__dirname, '../../..');
const open: ActionsRunner[] = [];
afterAll(() => Promise.all(open.map((runner) => runner.close())));

function sandbox(options: Partial<SandboxOptions> = {}): ActionsRunner {
  const runner = sandboxRunner({ dependenciesFolder: '', ...options });
  open.push(runner);
  return runner;
}

const run = (runner: ActionsRunner, body: string) => runner.run(request('post-login', { tested: body }));
const PID = 'console.log(process.pid);';
const WAITS = `await new Promise((resolve) => setTimeout(resolve, 50)); ${PID}`;
const NEVER = 'await new Promise(() => setInterval(() => {}, 1000));';

describe('the sandbox', () => {
  const runner = sandbox();

  test('reports an error with the frames of the Action', async () => {
    const { failed, executions } = await run(runner, '\nevent.organization.name;');
    expect(failed?.message).toBe("Cannot read properties of undefined (reading 'name')");
    expect(executions[0]?.error?.stack).toMatch(
      /^TypeError: .*\n {4}at exports\.onExecutePostLogin \(tested\.js:3:20\)$/,
    );
  });

  test('names the Action that was lost, and tells what those before it did', async () => {
    const { failed, executions } = await runner.run(
      request('post-login', { first: "console.log('ready');", second: 'process.exit();', third: '' }),
    );
    expect(failed?.action).toBe('second');
    expect(executions).toMatchObject([
      { action: 'first', logs: [{ text: 'ready' }] },
      { action: 'second', logs: [], error: { message: failed?.message } },
    ]);
  });

  test('goes on with another process where the one that waited has ended', async () => {
    const [pid = ''] = logsOf(await run(runner, PID));
    process.kill(Number(pid), 'SIGKILL');
    const [other] = logsOf(await run(runner, PID));
    expect(other).toMatch(/^\d+$/);
    expect(other).not.toBe(pid);
  });

  test('keeps a process for the next run', async () => {
    expect(logsOf(await run(runner, PID))).toEqual(logsOf(await run(runner, PID)));
  });

  test('runs several triggers at once, each in a process of its own, and the others after them', async () => {
    const two = sandbox({ most: 2 });
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => run(two, WAITS)));
    expect(outcomes.map(({ failed }) => failed)).toEqual([1, 2, 3, 4, 5].map(() => undefined));
    expect(new Set(outcomes.flatMap(logsOf)).size).toBeGreaterThan(1);
  });

  test('ends every run when it is closed, those in line as well, and takes no more', async () => {
    const one = sandbox({ most: 1 });
    await run(one, '');
    const runs = [run(one, NEVER), run(one, PID), run(one, PID)];
    await run(sandbox(), '');
    await one.close();
    const messages = (await Promise.all([...runs, run(one, PID)])).map(({ failed }) => failed?.message);
    expect(messages).toEqual([
      'The Action tested ended before it was done: it was closed.',
      ...[1, 2, 3].map(() => 'The local tenant was closed.'),
    ]);
  });

  test('has no process left when it is closed', async () => {
    const one = sandbox();
    const [pid] = logsOf(await run(one, PID));
    await one.close();
    expect(isRunning(Number(pid))).toBe(false);
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
    const action = { id: 'a', name: 'a', secrets: {}, code: 'exports.onExecutePostLogin = async () => { process.removeAllListeners(); setInterval(() => {}, 1000); console.log(process.pid); }' };
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
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
