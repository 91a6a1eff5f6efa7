import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAction } from '../../../src/actions/bundle/build-action.ts';
import { removeProjects } from '../../actions/bundle/project.ts';
import { CLAIMS, fernhill, keyOf, REFUSE, transformed } from './project.ts';

afterAll(removeProjects);

describe('an Action', () => {
  test('is what a deploy uploads: one bundle, with the values of keywords', async () => {
    const root = fernhill();
    const { built } = await buildAction(root, { source: 'actions/greet/action.ts', dependencies: [] });
    const { code } = await transformed(root, 'actions/greet/action.ts');
    expect(code).toBe(built?.code.replace('##CLAIMS_NAMESPACE##', 'https://fernhill.example/'));
  });

  test('leads back to each of its TypeScript files', async () => {
    const root = fernhill();
    const { sources } = JSON.parse((await transformed(root, 'actions/greet/action.ts')).map);
    expect(sources).toEqual([join(root, 'actions/greet/action.ts'), join(root, 'actions/shared/claims.ts')]);
  });

  test.each([
    ['a constant', 'export const onExecutePostLogin = async () => {};'],
    ['a function', 'export async function onContinuePostLogin() {}'],
    ['a list', 'const handler = async () => {};\nexport { handler as onExecutePostLogin };'],
    ['a part of an object', 'export const { onExecutePostLogin } = { onExecutePostLogin: async () => {} };'],
    ['a property', 'exports.onExecutePostLogin = async () => {};'],
    ['a property by its name', "exports['onExecutePostLogin'] = async () => {};"],
    ['an object', 'module.exports = {\n  onExecutePostLogin: async () => {},\n};'],
    ['all of another file', "export * from './handler.ts';"],
  ])('can export its handler as %s', async (_, text) => {
    const root = fernhill({
      'actions/notify/action.ts': `import '../shared/claims.ts';\n${text}\n`,
      'actions/notify/handler.ts': REFUSE,
      'tenant/actions.yaml':
        'actions: [{ name: notify, source: actions/notify/action.ts, trigger: post-login }]\n',
    });
    const { code } = await transformed(root, 'actions/notify/action.ts');
    expect(code).toContain('// actions/notify/action.ts');
  });

  test.each([
    ['a test', 'actions/greet/action.test.ts', 'export const onExecutePostLogin = async () => {};'],
    ['a text', 'actions/shared/texts.ts', 'export const text = `export const onExecutePostLogin = 1`;'],
    ['a comment', 'actions/shared/claim.ts', '// export const onExecutePostLogin\nexport const claim = 1;'],
  ])('is not found in %s', async (_, file, text) => {
    const { code } = await transformed(fernhill({ [file]: `${text}\n` }), file);
    expect(code).not.toContain(`// ${file}`);
  });

  test('leaves the dependencies of its entry to require, by import() too, and bundles other packages in', async () => {
    const root = fernhill({
      'actions/bill/action.ts': `import Stripe from 'stripe';
import { slug } from 'slugs';
export const onExecutePostLogin = async () => [new Stripe(), slug('Fernhill Bicycles'), await import('stripe')];
`,
      'tenant/actions.yaml':
        'actions: [{ name: bill, source: actions/bill/action.ts, trigger: post-login, dependencies: [stripe] }]\n',
      'node_modules/slugs/index.js': 'exports.slug = (text) => text.toLowerCase();',
    });
    const { code } = await transformed(root, 'actions/bill/action.ts');
    expect(code.match(/require\("\w+"\)/g)).toEqual(['require("stripe")', 'require("stripe")']);
    expect(code).toContain('text.toLowerCase()');
    expect(code).not.toContain('import(');
  });

  test('that cannot be bundled is refused with the place and the code of a deploy', async () => {
    const root = fernhill({ 'actions/shared/claims.ts': 'export const claim = ;\n' });
    await expect(transformed(root, 'actions/greet/action.ts')).rejects.toThrow(
      /actions\/shared\/claims\.ts:1:22.*action-build/,
    );
  });

  test('is file by file where UNDERSTUDY_ACTIONS is source', async () => {
    const root = fernhill();
    process.env['UNDERSTUDY_ACTIONS'] = 'source';
    try {
      expect((await transformed(root, 'actions/greet/action.ts')).code).toContain(
        'require("../shared/claims.ts")',
      );
    } finally {
      delete process.env['UNDERSTUDY_ACTIONS'];
    }
  });
});

describe('keywords', () => {
  const environments = {
    'tenant/environments/local.yaml':
      'keywords: { CLAIMS_NAMESPACE: { value: https://local.example/ }, WORKSHOPS: { value: [riverside] }, KEY: { secret: FERNHILL_KEY } }\n',
    'tenant/environments/production.yaml':
      'domain: fernhill.eu.auth0.com\nkeywords: { CLAIMS_NAMESPACE: { value: https://fernhill.example/ } }\n',
  };

  test('have their values in a file of actions/ that a test imports, and stay as they are in a test', async () => {
    const root = fernhill({
      ...environments,
      'actions/shared/workshops.ts': "export const workshops = '@@WORKSHOPS@@';\n",
      'actions/shared/claims.test.ts': "test('', () => { '##CLAIMS_NAMESPACE##' });\n",
    });
    expect((await transformed(root, 'actions/shared/claims.ts')).code).toContain('"https://local.example/"');
    expect((await transformed(root, 'actions/shared/workshops.ts')).code).toContain('["riverside"]');
    expect((await transformed(root, 'actions/shared/claims.test.ts')).code).toContain('##CLAIMS_NAMESPACE##');
  });

  test('are those of TENANT_ENV', async () => {
    const root = fernhill(environments);
    const key = await keyOf(root, 'actions/greet/action.ts');
    process.env['TENANT_ENV'] = 'production';
    try {
      expect((await transformed(root, 'actions/greet/action.ts')).code).toContain(
        '"https://fernhill.example/"',
      );
      expect(await keyOf(root, 'actions/greet/action.ts')).not.toBe(key);
    } finally {
      delete process.env['TENANT_ENV'];
    }
  });

  test('that are secret never get into what is kept between runs', async () => {
    process.env['FERNHILL_KEY'] = 'kept-to-ourselves';
    const root = fernhill({
      ...environments,
      'actions/shared/claims.ts': "export const claim = (name: string) => name + '##KEY##';\n",
    });
    const { code } = await transformed(root, 'actions/greet/action.ts');
    delete process.env['FERNHILL_KEY'];
    expect(code).not.toMatch(/kept-to-ourselves|##KEY##/);
  });

  test('without a value are refused where they stand', async () => {
    const root = fernhill({ 'tenant/environments/local.yaml': 'keywords: {}\n' });
    await expect(transformed(root, 'actions/greet/action.ts')).rejects.toThrow(
      /actions\/shared\/claims\.ts:1:20 {2}error {2}keyword-undeclared/,
    );
  });
});

describe('the key in the cache', () => {
  const keys = async (root: string) => [
    await keyOf(root, 'actions/greet/action.ts'),
    await keyOf(root, 'actions/refuse/action.ts'),
  ];

  test('changes with any file of an Action, and only for the Actions that use it', async () => {
    const root = fernhill();
    const before = await keys(root);
    expect(await keys(root)).toEqual(before);
    writeFileSync(join(root, 'actions/shared/claims.ts'), CLAIMS.replace('+ name', '+ name.toUpperCase()'));
    const [greet, refuse] = await keys(root);
    expect(greet).not.toBe(before[0]);
    expect(refuse).toBe(before[1]);
    expect((await transformed(root, 'actions/greet/action.ts')).code).toContain('toUpperCase');
  });

  test('changes with the value of a keyword that is used, and with no other', async () => {
    const root = fernhill();
    const before = await keys(root);
    const environment = join(root, 'tenant/environments/local.yaml');
    const namespace = (value: string) => `CLAIMS_NAMESPACE: { value: ${value} }`;
    writeFileSync(
      environment,
      `keywords: { SHOP: { value: 1 }, ${namespace('https://fernhill.example/')} }\n`,
    );
    expect(await keys(root)).toEqual(before);
    writeFileSync(environment, `keywords: { ${namespace('https://bikes.example/')} }\n`);
    const [greet, refuse] = await keys(root);
    expect(greet).not.toBe(before[0]);
    expect(refuse).toBe(before[1]);
  });

  test('changes with the dependencies of the entry', async () => {
    const root = fernhill({
      'actions/bill/action.ts': "export { charge as onExecutePostLogin } from 'stripe';\n",
      'node_modules/stripe/index.js': 'exports.charge = () => {};',
    });
    const before = await keyOf(root, 'actions/bill/action.ts');
    writeFileSync(
      join(root, 'tenant/actions.yaml'),
      'actions: [{ name: bill, source: actions/bill/action.ts, trigger: post-login, dependencies: [stripe] }]\n',
    );
    expect(await keyOf(root, 'actions/bill/action.ts')).not.toBe(before);
  });
});

describe('a test', () => {
  test('mocks before it imports, on the same lines', async () => {
    const text = `import { charge } from '../shared/charge.ts';
jest.mock('stripe', () => ({
  charge: () => 'mocked; (',
}));
test('charges', () => charge());
`;
    const { code } = await transformed(
      fernhill({ 'actions/bill/action.test.ts': text }),
      'actions/bill/action.test.ts',
    );
    expect(code).toMatch(/^__mock0\(\);/);
    expect(code.indexOf('__mock0();')).toBeLessThan(code.indexOf('require('));
    expect(code).toMatch(
      /^function __mock0\(\) \{ jest\.mock\("stripe", \(\) => \(\{\n[^\n]*\n\}\)\); \}\ntest\(/m,
    );
  });
});
