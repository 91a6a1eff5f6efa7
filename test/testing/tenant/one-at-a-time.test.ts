import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneAtATime } from '../../../src/testing/tenant/one-at-a-time.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-at-a-time-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that has the lock until it is killed. */
async function owner(): Promise<ChildProcess> {
  const code = `
    const database = new (require('libsql'))(${JSON.stringify(join(folder, 'lock.db'))});
    database.exec('BEGIN EXCLUSIVE');
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', code], { cwd: join(__dirname, '../../..') });
  await once(child.stdout, 'data');
  return child;
}

it('lets one work and the others wait', async () => {
  const seen: string[] = [];
  const work = (name: string) =>
    oneAtATime(folder, async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(`${name} ends`);
    });
  await Promise.all([work('first'), work('second')]);
  expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('goes on where the one before failed', async () => {
  await expect(oneAtATime(folder, () => Promise.reject(new Error('no tenant/')))).rejects.toThrow(
    'no tenant/',
  );
  expect(await oneAtATime(folder, async () => 'imported')).toBe('imported');
});

it('waits for another process, and takes over from one that died', async () => {
  const child = await owner();
  let done = false;
  const waiting = oneAtATime(folder, async () => {
    done = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(done).toBe(false);
  child.kill('SIGKILL');
  await waiting;
  expect(done).toBe(true);
});
