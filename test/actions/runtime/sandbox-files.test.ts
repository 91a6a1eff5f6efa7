import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionsRunner } from '../../../src/actions/runtime/runner.ts';
import { sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { request } from './actions.ts';
import { installed, logsOf } from './installed.ts';

const open: ActionsRunner[] = [];
afterAll(() => Promise.all(open.map((runner) => runner.close())));

/** Runs an Action with the packages of this folder. */
function sandbox(dependenciesFolder: string) {
  const runner = sandboxRunner({ dependenciesFolder });
  open.push(runner);
  return (body: string) => runner.run(request('post-login', { reads: body }));
}

const bikes = {
  'bike-kinds': { 'index.js': "exports.kinds = ['road', 'cargo'];" },
  '@fernhill/prices': { 'index.js': 'exports.road = 900;' },
};
const USES = "console.log(require('bike-kinds').kinds.join(), require('@fernhill/prices').road);";
const read = (path: string) => `require('node:fs').readFileSync('${path}', 'utf8')`;

/** A package of the project that lies elsewhere, with a link in its place, as npm makes of a workspace. */
function link(root: string, folder: string, name: string, files: Record<string, string>): string {
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  symlinkSync(path, join(root, 'node_modules', name));
  return path;
}

const WORKSHOP = { 'package.json': '{}', 'index.js': "exports.open = require('bike-kinds').kinds[0];" };

describe('an Action in the sandbox', () => {
  const { root, dependencies } = installed(bikes);
  writeFileSync(join(root, '.env'), 'SAFE=behind the painting');
  const run = sandbox(dependencies);

  test('reads the installed packages', async () => {
    expect(logsOf(await run(USES))).toEqual(['road,cargo 900']);
    expect((await run(read(join(dependencies, 'bike-kinds/index.js')))).failed).toBeUndefined();
  });

  test('reads nothing beside them, by whichever path', async () => {
    for (const path of ['../.env', 'bike-kinds/../../.env', './../.env']) {
      expect((await run(read(`${dependencies}/${path}`))).failed?.message).toMatch(/restricted/);
    }
    expect((await run(`require('${root}/.env')`)).failed?.message).toMatch(/restricted|Cannot find module/);
  });

  test('reads nothing where nothing is installed', async () => {
    const { failed } = await sandbox(join(root, 'none'))(read(join(dependencies, 'bike-kinds/index.js')));
    expect(failed?.message).toMatch(/restricted/);
  });
});

test('packages are found where their folder is a link itself', async () => {
  const { root, dependencies } = installed(bikes);
  symlinkSync(dependencies, join(root, 'linked'));
  expect(logsOf(await sandbox(join(root, 'linked'))(USES))).toEqual(['road,cargo 900']);
});

describe('a package that is a link', () => {
  test('is read by its real path where that is a package of the project', async () => {
    const { root, dependencies } = installed(bikes);
    const path = link(root, 'packages/workshop', '@fernhill/workshop', WORKSHOP);
    writeFileSync(join(root, 'packages/.env'), 'SAFE=behind the painting');
    const run = sandbox(dependencies);
    expect(logsOf(await run("console.log(require('@fernhill/workshop').open);"))).toEqual(['road']);
    expect(logsOf(await run("console.log((await import('@fernhill/workshop')).open);"))).toEqual(['road']);
    expect((await run(read(`${path}/../.env`))).failed?.message).toMatch(/restricted/);
    // Behind the link, `..` is another folder for the operating system.
    const up = `${dependencies}/@fernhill/workshop/../.env`;
    for (const body of [
      read(up),
      `await require('node:fs/promises').readFile('${up}')`,
      `(await import('node:fs')).readFileSync(Buffer.from('${up}'))`,
      `for await (const part of require('node:fs').createReadStream('${up}')) console.log(part)`,
      `for await (const part of new (require('node:fs').ReadStream)('${up}')) console.log(part)`,
      `process.loadEnvFile('${up}')`,
    ]) {
      expect([body, (await run(body)).failed?.message]).toEqual([
        body,
        expect.stringMatching(/ENOENT|restricted|cannot read files/),
      ]);
    }
  });

  test.each([
    ['the project itself', '.', WORKSHOP],
    ['a folder of the project that is no package', 'secrets', { 'safe.txt': 'behind the painting' }],
  ])('is not read where it is %s', async (_what, folder, files) => {
    const { root, dependencies } = installed(bikes);
    const path = link(root, folder, 'workshop', { ...files, 'safe.txt': 'behind the painting' });
    const run = sandbox(dependencies);
    expect((await run(read(`${dependencies}/workshop/safe.txt`))).failed?.message).toMatch(/restricted/);
    expect((await run(read(`${path}/safe.txt`))).failed?.message).toMatch(/restricted/);
    expect(logsOf(await run(USES))).toEqual(['road,cargo 900']);
  });

  test('is not read where it leads out of the project, and an Action that uses it is told so', async () => {
    const elsewhere = installed({ workshop: { ...WORKSHOP, 'safe.txt': 'behind the painting' } });
    const { dependencies } = installed(bikes);
    symlinkSync(join(elsewhere.dependencies, 'workshop'), join(dependencies, 'workshop'));
    symlinkSync(join(elsewhere.dependencies, 'workshop'), join(dependencies, '@fernhill', 'workshop'));
    mkdirSync(join(dependencies, 'bike-kinds', 'node_modules'));
    symlinkSync(elsewhere.dependencies, join(dependencies, 'bike-kinds', 'node_modules', 'deep'));
    const run = sandbox(dependencies);
    for (const path of ['workshop', '@fernhill/workshop', 'bike-kinds/node_modules/deep/workshop']) {
      expect((await run(read(`${dependencies}/${path}/safe.txt`))).failed?.message).toMatch(/restricted/);
    }
    for (const use of ["require('workshop')", "await import('@fernhill/workshop')"]) {
      expect((await run(`${use};`)).failed?.message).toMatch(
        /^The Action reads uses the package `(@fernhill\/)?workshop`, which the sandbox may not read: it leads out of the project\.$/,
      );
    }
    expect(logsOf(await run("console.log(require('@fernhill/prices').road);"))).toEqual(['900']);
  });

  test('may stay where it leads to another place of the installed ones', async () => {
    const { dependencies } = installed(bikes);
    mkdirSync(join(dependencies, '.store'));
    symlinkSync(join(dependencies, 'bike-kinds'), join(dependencies, 'bicycles'));
    const run = sandbox(dependencies);
    expect(logsOf(await run("console.log(require('bicycles').kinds.length);"))).toEqual(['2']);
  });
});
