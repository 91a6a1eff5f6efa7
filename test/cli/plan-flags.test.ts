import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Flags } from '../../src/cli/command.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { testIo } from '../support/test-io.ts';

const root = join(__dirname, '../..');
const run = (flags: Flags) => plan.run(flags, testIo({ root }).io);

test.each([
  [{ base: 'HEAD', from: 'production.json' }, '--base and --from'],
  [{ base: 'HEAD', save: 'production.json' }, '--base and --save'],
  [{ from: 'production.json', save: 'other.json' }, '--from and --save'],
  [{ expect: '0'.repeat(64), 'fail-on': 'high' }, '--expect and --fail-on'],
])('refuses %j: flags-exclude', async (flags, both) => {
  const problem = { code: 'flags-exclude', message: expect.stringContaining(`${both} do not go together`) };
  await expect(run(flags)).rejects.toMatchObject({ problems: [problem] });
});

test('refuses a digest that is none: digest-form', async () => {
  await expect(run({ base: 'HEAD', expect: 'latest' })).rejects.toMatchObject({
    problems: [{ code: 'digest-form' }],
  });
});

test('refuses the saved fork of another tenant than the environment: fork-of-other', async () => {
  const saved = {
    domain: 'fernhill-dev.eu.auth0.com',
    clientId: 'abc',
    paths: {},
    searches: [],
    refusals: {},
  };
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));
  const file = join(folder, 'saved.json');
  writeFileSync(file, JSON.stringify({ formatVersion: 1, ...saved }));
  await expect(run({ env: 'production', from: file })).rejects.toMatchObject({
    problems: [{ code: 'fork-of-other', message: expect.stringContaining('fernhill.eu.auth0.com') }],
  });
  rmSync(folder, { recursive: true });
}, 30_000);
