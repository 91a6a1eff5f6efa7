import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAction } from '../../../src/actions/bundle/build-action.ts';
import { transformer } from '../../../src/testing/jest/transformer.ts';
import { projectFolder, removeProjects } from '../../actions/bundle/project.ts';

const GREET = `import { claim } from '../shared/claims.ts';
export const onExecutePostLogin = async (event, api) => {
  api.idToken.setCustomClaim(claim('greeting'), \`Hello \${event.user.name}\`);
};
`;
const REFUSE = `export const onExecutePostLogin = async (_event, api) => {
  api.access.deny('The workshop is closed.');
};
`;
const CLAIMS = `const NAMESPACE = '##CLAIMS_NAMESPACE##';
export const claim = (name: string): string => NAMESPACE + name;
`;

const fernhill = (files: Readonly<Record<string, string>> = {}) =>
  projectFolder({
    'actions/greet/action.ts': GREET,
    'actions/refuse/action.ts': REFUSE,
    'actions/shared/claims.ts': CLAIMS,
    'tenant/actions.yaml': 'actions: []\n',
    'tenant/environments/local.yaml':
      'keywords: { CLAIMS_NAMESPACE: { value: https://fernhill.example/ } }\n',
    ...files,
  });

afterAll(removeProjects);

const optionsOf = (root: string) => ({ instrument: false, config: { cacheDirectory: join(root, 'cache') } });

function transformed(root: string, file: string): { code: string; map: string } {
  const path = join(root, file);
  return transformer.process(readFileSync(path, 'utf8'), path, optionsOf(root));
}

function keyOf(root: string, file: string): string {
  const path = join(root, file);
  return transformer.getCacheKey(readFileSync(path, 'utf8'), path, optionsOf(root));
}

describe('an Action', () => {
  test('is what a deploy uploads: one bundle, with the values of keywords', async () => {
    const root = fernhill();
    const { built } = await buildAction(root, { source: 'actions/greet/action.ts', dependencies: [] });
    const { code } = transformed(root, 'actions/greet/action.ts');
    expect(code).toBe(built?.code.replace('##CLAIMS_NAMESPACE##', 'https://fernhill.example/'));
  });

  test('leads back to each of its TypeScript files', () => {
    const root = fernhill();
    const { sources } = JSON.parse(transformed(root, 'actions/greet/action.ts').map);
    expect(sources).toEqual([join(root, 'actions/greet/action.ts'), join(root, 'actions/shared/claims.ts')]);
  });
});

describe('the key in the cache', () => {
  test('changes with any file of an Action, and only for the Actions that use it', () => {
    const root = fernhill();
    const before = [keyOf(root, 'actions/greet/action.ts'), keyOf(root, 'actions/refuse/action.ts')];
    writeFileSync(join(root, 'actions/shared/claims.ts'), CLAIMS.replace('+ name', '+ name.toUpperCase()'));
    const after = [keyOf(root, 'actions/greet/action.ts'), keyOf(root, 'actions/refuse/action.ts')];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(transformed(root, 'actions/greet/action.ts').code).toContain('toUpperCase');
  });
});
