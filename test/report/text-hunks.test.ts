import { sourceFiles } from '../../src/report/source-files.ts';
import { textHunks } from '../../src/report/text-hunks.ts';

/** What `bundleActions` makes of an Action with a file beside it. */
const bundle = (hash: string, shared: string, own: string) =>
  [
    '// Bundled from actions/add-roles/action.ts: change that file, not this text.',
    `// sha256 ${hash}`,
    '"use strict";',
    'var __defProp = Object.defineProperty;',
    '',
    '// actions/add-roles/action.ts',
    'var action_exports = {};',
    '__export(action_exports, {',
    '  onExecutePostLogin: () => onExecutePostLogin',
    '});',
    'module.exports = __toCommonJS(action_exports);',
    '',
    '// actions/shared/claims.ts',
    `var NAMESPACE = ${shared};`,
    '',
    '// actions/add-roles/action.ts',
    'async function onExecutePostLogin(event, api) {',
    `  ${own}`,
    '}',
    '// Annotate the CommonJS export names for ESM import in node:',
    '0 && (module.exports = {',
    '  onExecutePostLogin',
    '});',
    '',
  ].join('\n');

const base = bundle('aa11', '"https://fernhill.example/"', 'api.idToken.setCustomClaim(NAMESPACE, 1);');

test('a bundle is told by the files that people edit, and only by those that differ', () => {
  const other = bundle('bb22', '"https://fernhill.example/v2/"', 'api.idToken.setCustomClaim(NAMESPACE, 1);');
  expect(textHunks(base, other)).toEqual([
    {
      file: 'actions/shared/claims.ts',
      hunks: [
        expect.objectContaining({
          lines: [
            '-var NAMESPACE = "https://fernhill.example/";',
            '+var NAMESPACE = "https://fernhill.example/v2/";',
          ],
        }),
      ],
    },
  ]);
});

test('what comes of one file is one text, though it stands in two places', () => {
  expect(sourceFiles(base)?.get('actions/add-roles/action.ts')).toMatch(/async function onExecutePostLogin/);
  expect([...(sourceFiles(base)?.keys() ?? [])]).toEqual([
    'actions/add-roles/action.ts',
    'actions/shared/claims.ts',
  ]);
});

test('code of the Dashboard is one text, also where the other side is a bundle', () => {
  const written = 'exports.onExecutePostLogin = async () => {};\n';
  expect(textHunks(written, base).map(({ file }) => file)).toEqual(['']);
  expect(textHunks(written, `${written}// ready\n`)[0]?.hunks[0]?.lines).toContain('+// ready');
});
