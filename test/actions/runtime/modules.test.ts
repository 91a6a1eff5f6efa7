import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import type { ActionModule, ActionsRunner, Outcome } from '../../../src/actions/runtime/runner.ts';
import { sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import { action, request } from './actions.ts';
import { installed, logsOf } from './installed.ts';

const greeter: ActionModule = {
  name: 'greeter',
  code: "let calls = 0; module.exports = { greet: (name) => actions.secrets.WORD + ' ' + name + ' ' + ++calls };",
  secrets: { WORD: 'Hello' },
};

const folder = installed({
  'bike-kinds': { 'index.js': "exports.kinds = ['road', 'cargo'];" },
  'bike-sizes': {
    'package.json': '{ "type": "module", "exports": "./sizes.js" }',
    'sizes.js': 'export const sizes = [52, 54]; export default "sizes";',
  },
  'bike-parts': {
    'package.json': '{ "exports": { "import": "./parts.mjs", "require": "./parts.cjs" } }',
    'parts.mjs': "export const from = 'import';",
    'parts.cjs': "exports.from = 'require';",
  },
  'bike-bells': { 'index.js': "exports.ring = require('bike-horns');" },
});
const clock = fixedClock('2026-03-02T09:30:00.000Z');

async function run(
  runner: ActionsRunner,
  body: string,
  modules: readonly ActionModule[] = [],
): Promise<Outcome> {
  const greet = { ...action('post-login', 'greet', body, { WORD: 'the secret of the Action' }), modules };
  return runner.run({ ...request('post-login', {}), actions: [greet] });
}

const GREET = "console.log(require('actions:greeter').greet(event.user.name));";

describe.each([
  ['in process', () => inProcessRunner({ clock, requireFrom: folder.root })],
  ['in the sandbox', () => sandboxRunner({ dependenciesFolder: folder.dependencies })],
])('code of an Action %s', (where, open) => {
  let runner: ActionsRunner;
  beforeAll(() => {
    runner = open();
  });
  afterAll(() => runner.close());

  describe('finds an Actions Module, which', () => {
    test('has its own secrets, and keeps what it knows from run to run', async () => {
      expect(logsOf(await run(runner, GREET, [greeter]))).toEqual(['Hello Priya Raman 1']);
      expect(logsOf(await run(runner, GREET, [greeter]))).toEqual(['Hello Priya Raman 2']);
    });

    test('is another one in another version', async () => {
      const second = { ...greeter, secrets: { WORD: 'Welcome' } };
      expect(logsOf(await run(runner, GREET, [second]))).toEqual(['Welcome Priya Raman 1']);
    });

    test('is the same one by import() as by require', async () => {
      const body = `
        const { greet, default: whole } = await import('actions:greeter');
        console.log(greet === require('actions:greeter').greet, whole === require('actions:greeter'));
        console.log((await import('actions:greeter')).greet === greet);`;
      expect(logsOf(await run(runner, body, [greeter]))).toEqual(['true true', 'true']);
    });

    test('can be a function', async () => {
      const function_ = { ...greeter, code: "module.exports = () => 'Good day';" };
      const body = "console.log(require('actions:greeter')(), (await import('actions:greeter')).default());";
      expect(logsOf(await run(runner, body, [function_]))).toEqual(['Good day Good day']);
    });

    test('finds packages itself', async () => {
      const code =
        "exports.all = async () => [...require('bike-kinds').kinds, ...(await import('bike-sizes')).sizes];";
      const body = "console.log((await require('actions:greeter').all()).join());";
      expect(logsOf(await run(runner, body, [{ ...greeter, code }]))).toEqual(['road,cargo,52,54']);
    });

    test('fails the Action with what its own code throws', async () => {
      const broken = { ...greeter, code: "throw new RangeError('no words');" };
      const { failed } = await run(runner, GREET, [broken]);
      expect(failed).toEqual({ action: 'greet', message: 'no words' });
    });

    test.each(["require('actions:logger')", "await import('actions:logger')"])(
      'is not there for an Action that does not name it: %s',
      async (body) => {
        expect((await run(runner, body, [greeter])).failed?.message).toBe(
          'The Action greet does not have the Actions Module `logger`. It has: greeter.',
        );
        expect((await run(runner, body)).failed?.message).toMatch(/It has: none\.$/);
      },
    );

    test('cannot use another module', async () => {
      const code = "exports.greet = () => require('actions:greeter');";
      const nested = { name: 'polite', code, secrets: {} };
      const { failed } = await run(runner, "require('actions:polite').greet();", [greeter, nested]);
      expect(failed?.message).toBe(
        'The Actions Module polite cannot use `greeter`: a module cannot use another module.',
      );
    });
  });

  describe('finds a package', () => {
    test.each([
      ['CommonJS by require', "console.log(require('bike-kinds').kinds.join());", 'road,cargo'],
      ['CommonJS by import()', "console.log((await import('bike-kinds')).kinds.join());", 'road,cargo'],
      [
        'CommonJS by import(), as a whole',
        "console.log((await import('bike-kinds')).default.kinds.join());",
        'road,cargo',
      ],
      [
        'of ES modules only by import()',
        "const { default: name, sizes } = await import('bike-sizes'); console.log(name, sizes.join());",
        'sizes 52,54',
      ],
      [
        'in the form that each way asks for',
        "console.log(require('bike-parts').from, (await import('bike-parts')).from);",
        'require import',
      ],
      ["Node.js's own", "console.log((await import('node:path')).basename('/a/b'));", 'b'],
    ])('%s', async (_, body, expected) => {
      expect(logsOf(await run(runner, body))).toEqual([expected]);
    });

    test.each(["require('bike-horns')", "await import('bike-horns')"])(
      'that is not installed, and is told so: %s',
      async (body) => {
        expect((await run(runner, `\n${body};`)).failed?.message).toBe(
          'The Action greet uses the package `bike-horns`, which is not installed: it is missing in node_modules.',
        );
        const code = `try { ${body}; } catch (error) { console.log(error.code); }`;
        expect(logsOf(await run(runner, code))).toEqual([expect.stringMatching(/^(ERR_)?MODULE_NOT_FOUND$/)]);
      },
    );
  });

  if (where === 'in the sandbox') {
    // Jest would load it by its own means; there is no other difference.
    test('finds a package of ES modules by require', async () => {
      expect(logsOf(await run(runner, "console.log(require('bike-sizes').sizes.join());"))).toEqual([
        '52,54',
      ]);
    });

    test('tells a package that lacks another one from one that is missing', async () => {
      const { failed } = await run(runner, "require('bike-bells');");
      expect(failed?.message).toMatch(/^Cannot find module 'bike-horns'/);
    });

    test('finds by import() what has a name that is made while it runs', async () => {
      const body =
        "for (const name of ['actions:greeter', 'bike-sizes']) console.log(Object.keys(await import(name)).join());";
      expect(logsOf(await run(runner, body, [greeter]))).toEqual(['default,greet', 'default,sizes']);
    });
  }
});

test('code in process has the classes, the timers and the globals of its test', async () => {
  const runner = inProcessRunner({ clock });
  Object.assign(globalThis, { fernhillShop: 'Sheffield' });
  const body = 'console.log(fernhillShop, event.authorization.roles instanceof Array);';
  expect(logsOf(await run(runner, body))).toEqual(['Sheffield true']);
  Reflect.deleteProperty(globalThis, 'fernhillShop');
});
