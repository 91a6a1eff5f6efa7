import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareAhead } from '../../src/testing/sign-in/prepare-ahead.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-ahead-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** How often the kit asks a runner to wait, that loads a test file of this text. */
function waits(text: string): number {
  const testPath = join(folder, 'greet.test.ts');
  writeFileSync(testPath, text);
  let count = 0;
  prepareAhead({ beforeAll: () => count++, expect: { getState: () => ({ testPath }) } });
  return count;
}

it('has the project imported before the first test of a file that signs people in', () => {
  expect(waits("import { signIn } from 'understudy/testing';")).toBe(1);
});

it('leaves other test files alone', () => {
  expect(waits("import { run } from 'understudy/testing';")).toBe(0);
});

it('leaves runners alone that do not say which file they load', () => {
  expect(() => prepareAhead({})).not.toThrow();
  expect(() => prepareAhead({ beforeAll: () => undefined, expect: {} })).not.toThrow();
});
