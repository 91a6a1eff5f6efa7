import { sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { request } from './actions.ts';
import { installed, logsOf } from './installed.ts';

const { dependencies } = installed({ 'bike-kinds': { 'index.js': "exports.kinds = ['road', 'cargo'];" } });
const runner = sandboxRunner({ dependenciesFolder: dependencies, memoryMb: 64 });
const brief = sandboxRunner({ dependenciesFolder: '', timeoutMs: 700 });
afterAll(() => Promise.all([runner.close(), brief.close()]));

const run = (body: string, where = runner) => where.run(request('post-login', { attacks: body }));

/** The next Action finds everything as it should be, in the same pool. */
async function expectOpen(where = runner): Promise<void> {
  const next = await where.run(
    request('post-login', { next: "console.log('open for %s', event.user.name);" }),
  );
  expect(logsOf(next)).toEqual(['open for Priya Raman']);
}

describe('an Action is refused, and nothing else happens, when it wants to', () => {
  const restricted = /restricted/;
  test.each([
    ['start a process', "require('node:child_process').spawnSync('true')", restricted],
    ['fork itself', "require('node:cluster').fork()", restricted],
    ['start a thread', "new (require('node:worker_threads').Worker)('1', { eval: true })", restricted],
    ['load a native add-on', "process.dlopen({ exports: {} }, '/tmp/bikes.node')", /native addon/],
    ['get at the internals of Node.js', "process.binding('spawn_sync')", /process\.binding/],
    [
      'get at files by WebAssembly',
      "new (require('node:wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } })",
      restricted,
    ],
    ['open a debugger', "require('node:inspector').open()", restricted],
    ['debug itself', "new (require('node:inspector').Session)().connect()", restricted],
    ['open a debugger in its parent', 'process._debugProcess(process.ppid)', /cannot send signals/],
    ['end its parent', 'process.kill(process.ppid)', /cannot send signals/],
    ['end its parent by the back door', 'process._kill(process.ppid, 9)', /cannot send signals/],
    ['become another user', 'process.setuid(0)', /cannot change its user/],
    ['go elsewhere', "process.chdir('/')", /cannot change the working directory/],
    ['read a file', "require('node:fs').readFileSync('/etc/hostname')", restricted],
    ['find out about a file', "require('node:fs').statSync('/etc/hostname')", restricted],
    ['read where it came from', "require('node:fs').readFileSync('/proc/self/environ')", restricted],
    ['take a file for its environment', "process.loadEnvFile('/etc/hostname')", /cannot read files/],
    ['import a file', "await import('file:///etc/hostname')", restricted],
    [
      'write a file',
      `require('node:fs').writeFileSync('${dependencies}/bike-kinds/index.js', '')`,
      restricted,
    ],
    ['write its heap to a file', "require('node:v8').writeHeapSnapshot()", restricted],
    ['change how modules are loaded', "require('node:module').register('data:text/javascript,')", restricted],
    [
      'lift its limit of memory',
      "require('node:v8').setFlagsFromString('--max-old-space-size=8000')",
      /cannot change the limits/,
    ],
    [
      'lift it by import()',
      "(await import('node:v8')).setFlagsFromString('--max-old-space-size=8000')",
      /cannot change the limits/,
    ],
    [
      "use a service's socket",
      "require('node:net').connect('/var/run/docker.sock').on('error', () => {})",
      /socket that has a path/,
    ],
    [
      "use a service's socket for HTTP",
      "await new Promise((_, no) => require('node:http').get({ socketPath: '/var/run/docker.sock' }).on('error', no))",
      /socket that has a path/,
    ],
    [
      'make a socket',
      "require('node:net').createServer().listen({ path: '/tmp/fernhill.sock' })",
      /socket that has a path/,
    ],
  ])('%s', async (_what, body, message) => {
    expect((await run(`${body};`)).failed).toEqual({
      action: 'attacks',
      message: expect.stringMatching(message),
    });
    await expectOpen();
  });
});

test('an Action finds no environment, no channel to its parent and no open handle', async () => {
  const body =
    'console.log(JSON.stringify(process.env), typeof process.send, process._getActiveHandles().length);';
  expect(logsOf(await run(body))).toEqual(['{} undefined 0']);
});

describe('an Action fails its own run and nothing else when it', () => {
  test.each([
    ['ends its process', 'process.exit(3);', /its process ended with exit code 3/],
    ['crashes', 'process.abort();', /its process ended by SIGABRT/],
    [
      'fills its heap',
      'const bikes = []; for (;;) bikes.push(new Array(1e5).fill({}));',
      /more than 64 MB of memory/,
    ],
    ['makes a text that is too long', "'x'.repeat(2 ** 30)", /Invalid string length/],
    [
      'asks for too much',
      "for (;;) api.user.setUserMetadata('notes', 'x'.repeat(30_000));",
      /ask for more than 4 MB/,
    ],
    [
      'closes the channel to its parent',
      "require('node:fs').closeSync(3); await new Promise(() => setInterval(() => {}, 1000));",
      /its process ended/,
    ],
    [
      'writes nonsense into the channel',
      "require('node:fs').writeSync(3, 'tyres\\n'); await new Promise(() => setInterval(() => {}, 1000));",
      /sent what is no message/,
    ],
    [
      'writes a message that is none',
      "require('node:fs').writeSync(3, JSON.stringify({ type: 'done', outcome: null }) + '\\n'); await new Promise(() => setInterval(() => {}, 1000));",
      /sent what is no message/,
    ],
    [
      'spoils what is sent',
      'Object.prototype.toJSON = () => ({}); await new Promise((resolve) => setTimeout(resolve, 1));',
      /sent what is no message/,
    ],
  ])('%s', async (_what, body, message) => {
    const outcome = await run(body);
    expect(outcome).toMatchObject({
      commands: [],
      failed: { action: 'attacks', message: expect.stringMatching(message) },
    });
    await expectOpen();
  });

  test('loops, never lets go or waits for ever', async () => {
    const endless = [
      'for (;;);',
      'const again = () => Promise.resolve().then(again); await again();',
      'await new Promise(() => setInterval(() => {}, 1000));',
    ];
    const outcomes = await Promise.all(endless.map((body) => run(body, brief)));
    const message = 'The Action attacks was ended: the Actions of post-login took longer than 0.7 seconds.';
    expect(outcomes.map(({ failed }) => failed)).toEqual(endless.map(() => ({ action: 'attacks', message })));
    await expectOpen(brief);
  });

  if (process.platform === 'linux') {
    test('fills buffers, which no limit of the heap sees', async () => {
      const { failed } = await run(
        'const all = []; for (;;) { all.push(Buffer.alloc(5e6, 1)); await null; }',
      );
      expect(failed?.message).toMatch(/more than 64 MB of memory/);
      await expectOpen();
    });
  }

  test('does not handle a rejection', async () => {
    expect((await run("Promise.reject(new Error('no backend'));")).failed).toEqual({
      action: 'attacks',
      message: 'no backend',
    });
    await expectOpen();
  });
});

describe('what an Action leaves behind does not reach the next one:', () => {
  test('an error and a rejection that come late', async () => {
    await run(
      "setTimeout(() => { throw new Error('late'); }, 5); setTimeout(() => Promise.reject(new Error('late')), 5);",
    );
    const next = await run('await new Promise((resolve) => setTimeout(resolve, 20));');
    expect(next.failed).toBeUndefined();
  });

  test('an endless loop', async () => {
    await run('setTimeout(() => { for (;;); }, 0);');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expectOpen();
  });

  test('an answer that it makes up for a later run', async () => {
    const forged = { commands: [], executions: [], warnings: [], denied: { action: 'x', reason: 'forged' } };
    const line = JSON.stringify({ type: 'done', run: '', outcome: forged });
    await run(`setTimeout(() => require('node:fs').writeSync(3, '${line}\\n'), 1);`);
    const next = await run('await new Promise((resolve) => setTimeout(resolve, 20));');
    expect(next.denied).toBeUndefined();
  });

  test.each([
    ['a property of every object', 'Object.prototype.admin = true;', 'console.log(event.user.admin);'],
    [
      'another JSON',
      "JSON.parse = () => 'spoilt';",
      "console.log(JSON.parse('0') === 0 ? undefined : 'spoilt');",
    ],
    [
      'another class',
      'globalThis.Map = class {};',
      'console.log(new Map().size === 0 ? undefined : Map.name);',
    ],
    ['another timer', 'globalThis.setTimeout = 0;', 'console.log(setTimeout === 0 ? 0 : undefined);'],
  ])('%s', async (_what, body, looks) => {
    expect((await run(body)).failed).toBeUndefined();
    expect(logsOf(await run(looks))).toEqual(['undefined']);
  });

  test('but what its module-level code keeps, and adds to what is built in, stays, as in one instance of Auth0', async () => {
    const polyfill = {
      id: 'act_polyfill',
      name: 'polyfill',
      secrets: {},
      code: `Array.prototype.wheels = () => 2; let runs = 0;
        exports.onExecutePostLogin = async () => console.log(++runs, [].wheels());`,
    };
    const one = { ...request('post-login', {}), actions: [polyfill] };
    expect(logsOf(await runner.run(one))).toEqual(['1 2']);
    expect(logsOf(await runner.run(one))).toEqual(['2 2']);
  });
});

test('an Action writes as much as it likes, and 256 KB of it are kept', async () => {
  const outcome = await run(
    "for (let i = 0; i < 2000; i++) console.log('x'.repeat(1000)); process.stdout.write('x'.repeat(1e6)); require('node:fs').writeSync(2, 'x'.repeat(1e5));",
  );
  expect(outcome.failed).toBeUndefined();
  expect(logsOf(outcome)).toHaveLength(261);
});

test('an Action ends with an error of any length, of which the beginning is told', async () => {
  const { failed } = await run("throw new Error('flat'.repeat(1e6));");
  expect(failed?.message).toHaveLength(10_000);
  expect(failed?.message).toMatch(/^flatflat.*…$/);
});
