import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const JEST = join(root, 'node_modules/jest/bin/jest.js');

/** The jest section that a project like ours has, with the transform and the kit of this folder. */
export const configOf = (project: string): object => ({
  rootDir: project,
  cacheDirectory: join(project, 'cache'),
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  transform: { '\\.(ts|m?js)$': join(root, 'src/testing/jest/transform.cjs') },
  moduleNameMapper: { '^understudy/testing$': join(root, 'src/testing/kit.ts') },
});

export interface JestRun {
  readonly code: number;
  readonly output: string;
}

/** The command that runs a project's tests in one process. */
export const jestArguments = (project: string, args: readonly string[] = []): string[] => [
  JEST,
  '--config',
  JSON.stringify(configOf(project)),
  '--runInBand',
  '--colors=false',
  ...args,
];

/** Runs a project's tests in a process of their own. */
export async function runJest(project: string, args: readonly string[] = []): Promise<JestRun> {
  const child = spawn(process.execPath, jestArguments(project, args), {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code]: unknown[] = await once(child, 'close');
  return { code: Number(code), output };
}
