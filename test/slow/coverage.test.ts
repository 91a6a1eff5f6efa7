import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeProjects } from '../actions/bundle/project.ts';
import { fernhill } from '../testing/jest/project.ts';
import { runJest } from '../testing/jest/run-jest.ts';

const TEST = `import * as action from './action.ts';
test('greets', async () => {
  await action.onExecutePostLogin({ user: { name: 'Nora Fields' } }, { idToken: { setCustomClaim() {} } });
});
`;

interface Coverage {
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
}

let root = '';
beforeAll(() => {
  root = fernhill({ 'actions/greet/action.test.ts': TEST });
});
afterAll(removeProjects);

/** By file, the lines that a statement starts in and how often that ran. */
async function linesWith(provider: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const flags = [`--coverageProvider=${provider}`, '--collectCoverageFrom=actions/**/*.ts'];
  await runJest(root, ['--coverage', '--coverageReporters=json', ...flags]);
  const all: Record<string, Coverage> = JSON.parse(
    readFileSync(join(root, 'coverage/coverage-final.json'), 'utf8'),
  );
  const files = Object.entries(all).map(([file, { statementMap, s }]) => {
    const lines = Object.entries(statementMap).map(([id, { start }]) => `${start.line}: ${s[id]}`);
    return [file.slice(root.length + 1), lines.sort()] as const;
  });
  return Object.fromEntries(files);
}

test('babel counts the statements of TypeScript files, shared ones too', async () => {
  expect(await linesWith('babel')).toEqual({
    'actions/greet/action.ts': ['6: 1', '7: 1', '8: 1'],
    'actions/refuse/action.ts': ['1: 0', '2: 0'],
    'actions/shared/claims.ts': ['1: 1', '3: 1', '4: 0', '4: 1', '5: 1'],
  });
});

test('v8 counts the lines of TypeScript files, shared ones too', async () => {
  expect(await linesWith('v8')).toEqual({
    'actions/greet/action.ts': ['1: 1', '2: 1', '3: 1', '4: 1', '5: 1', '6: 1', '7: 1', '8: 1', '9: 1'],
    'actions/refuse/action.ts': ['1: 0', '2: 0', '3: 0'],
    'actions/shared/claims.ts': ['1: 1', '2: 1', '3: 1', '4: 1', '5: 1', '6: 1'],
  });
});
