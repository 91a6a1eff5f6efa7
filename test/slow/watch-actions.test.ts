import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { removeProjects } from '../actions/bundle/project.ts';
import { CLAIMS, fernhill } from '../testing/jest/project.ts';
import { jestArguments, runJest } from '../testing/jest/run-jest.ts';

const testOf = (expected: string): string => `import { run } from 'understudy/testing';
import * as action from './action.ts';
test('what the Action does', async () => {
  const { claims, denied } = await run(action, 'post-login', { event: { user: { name: 'Nora Fields' } } });
  expect({ claims: Object.keys(claims.idToken), denied }).toEqual(${expected});
});
`;

const PATIENCE_MS = 60_000;

let root = '';
let watcher: ChildProcess | undefined;

beforeEach(() => {
  root = fernhill({
    'actions/greet/action.test.ts': testOf("{ claims: ['https://fernhill.example/greeting'] }"),
    'actions/refuse/action.test.ts': testOf("{ claims: [], denied: { reason: 'The workshop is closed.' } }"),
  });
});
afterEach(() => {
  watcher?.kill('SIGKILL');
});
afterAll(removeProjects);

const editClaims = (): void =>
  writeFileSync(
    join(root, 'actions/shared/claims.ts'),
    CLAIMS.replace('NAMESPACE + name', "NAMESPACE + 'new/' + name"),
  );

test('in watch mode, in one process, an edit of a shared file shows in the next run', async () => {
  const started = spawn(process.execPath, jestArguments(root, ['--watchAll']), { cwd: root, stdio: 'pipe' });
  watcher = started;
  let output = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ran = async (times: number) => {
    const giveUp = Date.now() + PATIENCE_MS;
    while (output.split('Ran all test suites').length <= times) {
      if (Date.now() > giveUp) throw new Error(output);
      await setTimeout(20);
    }
  };
  await ran(1);
  expect(output).toContain('2 passed, 2 total');
  editClaims();
  await ran(2);
  expect(output).toContain('1 failed, 1 passed, 2 total');
  expect(output).toContain('https://fernhill.example/new/greeting');
});

test('an edit of a shared file reruns the tests of the Actions that use it, and no others', async () => {
  const { output } = await runJest(root, ['--listTests', '--findRelatedTests', 'actions/shared/claims.ts']);
  expect(output.trim()).toBe(join(root, 'actions/greet/action.test.ts'));
});

test('what one process has kept is not used by the next one after an edit', async () => {
  expect(await runJest(root)).toMatchObject({ code: 0 });
  editClaims();
  const { code, output } = await runJest(root);
  expect(code).toBe(1);
  expect(output).toContain('https://fernhill.example/new/greeting');
});
