import { bundleActions } from '../../../src/actions/bundle/bundle-actions.ts';
import type { ActionEntry } from '../../../src/config/project.ts';
import { formatPosition } from '../../../src/core/position.ts';
import { removeProjects, source } from './project.ts';

afterEach(removeProjects);

const HANDLER = 'export const onExecutePostLogin = async () => {};\n';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly entry?: Partial<ActionEntry>;
  readonly files?: Readonly<Record<string, string>>;
  /** Code, place, what is marked there. */
  readonly expected: readonly [code: string, at: string, marked?: string];
  readonly message?: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'a syntax error',
    text: 'export const onExecutePostLogin = async (event, api) => {\n  api.access.deny(;\n};\n',
    expected: ['action-build', 'actions/claims/action.ts:2:19', ';'],
  },
  {
    name: 'an import of a file that is not there',
    text: `import { claim } from '../shared/clam.ts';\n${HANDLER}export { claim };\n`,
    expected: ['action-build', 'actions/claims/action.ts:1:23', "'../shared/clam.ts'"],
  },
  {
    name: 'an import of a package that is neither a dependency nor installed',
    text: `const names = 'ä'; import { jwtVerify } from 'jose-not-installed';\n${HANDLER}export { jwtVerify };\n`,
    expected: ['action-build', 'actions/claims/action.ts:1:46', "'jose-not-installed'"],
  },
  {
    name: 'await outside of a function',
    text: `const settings = await Promise.resolve({});\n${HANDLER}export { settings };\n`,
    expected: ['action-top-level-await', 'actions/claims/action.ts:1:18', 'await'],
  },
  {
    name: 'import.meta',
    text: `${HANDLER}export const here = () => import.meta.url;\n`,
    expected: ['action-import-meta', 'actions/claims/action.ts:2:27', 'import.meta'],
  },
  {
    name: 'what is probably a slip',
    text: `${HANDLER}export const isFree = (price: number) => price === NaN;\n`,
    expected: ['action-build-warning', 'actions/claims/action.ts:2:48', '==='],
  },
  {
    name: 'a native add-on',
    text: `import bcrypt from '../shared/bcrypt.node';\n${HANDLER}export { bcrypt };\n`,
    files: { 'actions/shared/bcrypt.node': '' },
    expected: ['action-native-addon', 'actions/claims/action.ts:1:20', "'../shared/bcrypt.node'"],
  },
  {
    name: 'a dependency that is compiled',
    text: HANDLER,
    entry: { dependencies: [{ name: 'argon2', version: '0.44.0' }] },
    files: { 'node_modules/argon2/binding.gyp': '{}' },
    expected: ['action-native-addon', 'tenant/actions.yaml:2:5'],
  },
  {
    name: 'a missing handler',
    text: 'export const addRoles = async () => {};\n',
    expected: ['action-handler-missing', 'actions/claims/action.ts:1:1'],
    message: /exports `onExecutePostLogin`; this one exports addRoles/,
  },
  {
    name: 'a handler that is no function',
    text: "export const onExecutePostLogin = 'soon';\n",
    expected: ['action-handler-missing', 'actions/claims/action.ts:1:1'],
  },
  {
    name: 'a handler that is no async function',
    text: 'export const onExecutePostLogin = () => Promise.resolve();\n',
    expected: ['action-handler-not-async', 'actions/claims/action.ts:1:14', 'onExecutePostLogin'],
    message: /one that returns a promise will not do/,
  },
  {
    name: 'a mistyped handler',
    text: 'export const onExcutePostLogin = async () => {};\n',
    expected: ['action-handler-mistyped', 'actions/claims/action.ts:1:14', 'onExcutePostLogin'],
  },
  {
    name: 'a mistyped second handler',
    text: `${HANDLER}export const onContinuePostLogn = async () => {};\n`,
    expected: ['action-handler-mistyped', 'actions/claims/action.ts:2:14', 'onContinuePostLogn'],
  },
  {
    name: "another trigger's handler",
    text: 'export const onExecuteCredentialsExchange = async () => {};\n',
    expected: ['action-handler-of-other', 'actions/claims/action.ts:1:14', 'onExecuteCredentialsExchange'],
  },
  {
    name: 'a default export',
    text: 'export default async () => {};\n',
    expected: ['action-default-export', 'actions/claims/action.ts:1:8', 'default'],
  },
  {
    name: 'a throw in module-level code',
    text: `const allowed = [];\nif (allowed.length === 0) throw new Error('no networks');\n${HANDLER}`,
    expected: ['action-load', 'actions/claims/action.ts:2:33'],
    message: /Error: no networks/,
  },
  {
    name: 'module-level code that ends the process',
    text: `${HANDLER}process.exit(0);\n`,
    expected: ['action-load', 'actions/claims/action.ts:1:1'],
    message: /ends its process/,
  },
  {
    name: 'module-level code that writes a file',
    text: `import { writeFileSync } from 'node:fs';\nwriteFileSync('sessions.json', '{}');\n${HANDLER}`,
    expected: ['action-load', 'actions/claims/action.ts:2:1'],
    message: /restricted/,
  },
  {
    name: 'a keyword that esbuild folds away',
    text: `// ##ENVIRONMENT##\n${HANDLER}if ('##ENVIRONMENT##' === 'production') console.log('live');\n`,
    expected: ['action-keyword-folded', 'actions/claims/action.ts:3:6', '##ENVIRONMENT##'],
  },
  {
    name: 'a secret that the entry does not list, and the one that was meant',
    text: 'export const onExecutePostLogin = async (event) => event.secrets.WEBHOOK_SECRETS;\n',
    entry: { secrets: [{ name: 'WEBHOOK_SECRET', value: 'kept-in-the-environment' }] },
    expected: ['action-secret-unlisted', 'actions/claims/action.ts:1:66', 'WEBHOOK_SECRETS'],
    message: /`claims` has no secret `WEBHOOK_SECRETS`\.$/,
  },
  {
    name: 'a keyword that is not declared',
    text: `${HANDLER}export const namespace = () => '##CLAIM_NAMESPACE##';\n`,
    expected: ['keyword-undeclared', 'actions/claims/action.ts:2:33', '##CLAIM_NAMESPACE##'],
  },
];

describe('bundleActions reports', () => {
  test.each(cases)('$name', async ({ text, entry = {}, files = {}, expected, message = /./ }) => {
    const project = source({ 'actions/claims/action.ts': text, ...files }, entry, { ENVIRONMENT: 'local' });
    const { problems } = await bundleActions(project);
    const [code, place, marked] = expected;
    expect(problems.map((one) => [one.code, one.at && formatPosition(one.at)])).toEqual([[code, place]]);
    const [found] = problems;
    const { source: line = '', col = 1, length = 1 } = found?.at ?? {};
    if (marked !== undefined) expect(line.slice(col - 1, col - 1 + length)).toBe(marked);
    expect(found?.message).toMatch(message);
  });

  test('of shared code only those secrets that the Action reads', async () => {
    const { problems } = await bundleActions(
      source(
        {
          'actions/claims/action.ts':
            "import { announce } from '../shared/backend.ts';\nexport const onExecutePostLogin = async (event) => announce(event);\n",
          'actions/shared/backend.ts':
            'export const announce = (event) => event.secrets.BACKEND_URL;\nexport const revoke = ({ secrets }) => secrets;\nexport const sign = (event) => event.secrets.BACKEND_SECRET;\n',
        },
        { secrets: [{ name: 'BACKEND_KEY', value: 'kept-in-the-environment' }] },
      ),
    );
    expect(problems).toMatchObject([
      { code: 'action-secret-unlisted', at: { file: 'actions/shared/backend.ts', line: 1, col: 50 } },
    ]);
  });

  test('code over 100 kB, with what makes it so large', async () => {
    const prices = `export const prices = ${JSON.stringify('9'.repeat(100_000))};\n`;
    const { problems } = await bundleActions(
      source({
        'actions/claims/action.ts': `import { prices } from '../shared/prices.ts';\nexport const onExecutePostLogin = async () => prices;\n`,
        'actions/shared/prices.ts': prices,
      }),
    );
    expect(problems).toMatchObject([{ code: 'action-too-large', at: { file: 'tenant/actions.yaml' } }]);
    expect(problems[0]?.message).toMatch(/Largest: actions\/shared\/prices\.ts \(100\d{3}\)/);
  });

  test('module-level code that never ends, and still checks the other Actions', async () => {
    const project = source({
      'actions/claims/action.ts': `${HANDLER}for (;;);\n`,
      'actions/welcome/action.ts': 'export const onExecutePostLogn = async () => {};\n',
    });
    const [claims] = project.actions;
    if (!claims) throw new Error('no entry');
    const welcome = { ...claims, name: 'welcome', source: 'actions/welcome/action.ts' };
    const { problems } = await bundleActions({ ...project, actions: [claims, welcome] });
    expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([
      ['action-load', 'actions/claims/action.ts'],
      ['action-handler-mistyped', 'actions/welcome/action.ts'],
    ]);
  });

  test('a mistake in shared code once', async () => {
    const uses =
      "import { claim } from '../shared/claim.ts';\nexport const onExecutePostLogin = async () => claim;\n";
    const project = source({
      'actions/claims/action.ts': uses,
      'actions/welcome/action.ts': uses,
      'actions/shared/claim.ts': 'export const claim = ;\n',
    });
    const [claims] = project.actions;
    if (!claims) throw new Error('no entry');
    const welcome = { ...claims, name: 'welcome', source: 'actions/welcome/action.ts' };
    const { problems, bundles } = await bundleActions({ ...project, actions: [claims, welcome] });
    expect(problems.map(({ code, at }) => [code, at && formatPosition(at)])).toEqual([
      ['action-build', 'actions/shared/claim.ts:1:22'],
    ]);
    expect(bundles).toEqual([]);
  });
});
