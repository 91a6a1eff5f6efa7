import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, run } from '../../src/testing/index.ts';
import { removeProjects } from '../actions/bundle/project.ts';
import { copiedProject } from '../support/copied-project.ts';
import { CLAIMS, fernhill } from './jest/project.ts';

jest.setTimeout(30_000);

const root = join(__dirname, '../..');

afterAll(removeProjects);

/** Runs a file of tests with node:test in a project that has this package installed. */
async function nodeTest(
  project: string,
  file: string,
  text: string,
): Promise<{ code: number; output: string }> {
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/understudy'));
  writeFileSync(join(project, file), text);
  const child = spawn(process.execPath, ['--test', file], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
  }
  const [code]: unknown[] = await once(child, 'close');
  return { code: Number(code), output };
}

test('another runner tests the bundle of an Action, with Actions Modules and lines of TypeScript', async () => {
  const project = fernhill({
    'actions/shared/claims.ts': CLAIMS.replace("name === ''", "name === 'greeting'"),
    'actions/notify/action.ts': `const { log } = require('actions:logger');
export const onExecutePostLogin = async () => log('##CLAIMS_NAMESPACE##');
`,
  });
  const text = `import test from 'node:test';
import assert from 'node:assert/strict';
import { bundled, run } from 'understudy/testing';

test('greets', async () => {
  const { failed } = await run(await bundled('actions/greet/action.ts'), 'post-login');
  assert.match(failed.stack, /actions\\/shared\\/claims\\.ts:4:/);
  assert.match(failed.stack, /actions\\/greet\\/action\\.ts:8:/);
});
test('notifies', async () => {
  const told = [];
  const action = await bundled(new URL('./actions/notify/action.ts', import.meta.url));
  await run(action, 'post-login', { modules: { logger: { log: (text) => told.push(text) } } });
  assert.deepEqual(told, ['https://fernhill.example/']);
});
`;
  const { code, output } = await nodeTest(project, 'actions.test.mjs', text);
  expect(output).toMatch(/pass 2/);
  expect(code).toBe(0);
});

test('every name of the kit can be imported there', async () => {
  const names = Object.keys(await import('../../src/testing/index.ts')).sort();
  const text = `import test from 'node:test';
import assert from 'node:assert/strict';
import * as kit from 'understudy/testing';
test('names', () => assert.deepEqual(Object.keys(kit).sort(), ${JSON.stringify(names)}));
`;
  const { code, output } = await nodeTest(fernhill(), 'names.test.mjs', text);
  // A name that is missing there has to be added to src/testing/node.mjs.
  expect(code === 0 ? '' : output).toBe('');
});

test('another runner signs personas in to a project', async () => {
  const project = copiedProject();
  const text = `import test from 'node:test';
import assert from 'node:assert/strict';
import { signIn } from 'understudy/testing';

test('signs in', async () => {
  const { claims } = await signIn('nora', 'Fernhill Bookings');
  assert.deepEqual(claims.idToken['https://fernhill.example/roles'], ['Customer']);
});
`;
  const { code, output } = await nodeTest(project.root, 'sign-in.test.mjs', text);
  project.remove();
  expect(output).toMatch(/pass 1/);
  expect(code).toBe(0);
});

test('in jest it is what an import gives', async () => {
  const action = await bundled('actions/add-roles-and-claims/action.ts');
  const { claims } = await run(action, 'post-login', { event: { authorization: { roles: ['Mechanic'] } } });
  expect(claims.idToken).toEqual({ 'https://fernhill.example/roles': ['Mechanic'] });
});
