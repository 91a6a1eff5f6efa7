import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransformer } from '../../../src/testing/jest/transformer.ts';
import { projectFolder } from '../../actions/bundle/project.ts';

export const GREET = `import { claim } from '../shared/claims.ts';

interface Event { readonly user: { readonly name: string } }

/** Greets. */
export const onExecutePostLogin = async (event: Event, api: any): Promise<void> => {
  const greeting = \`Hello \${event.user.name}\`;
  api.idToken.setCustomClaim(claim('greeting'), greeting);
};
`;

export const REFUSE = `export const onExecutePostLogin = async (_event: object, api: any): Promise<void> => {
  api.access.deny('The workshop is closed.');
};
`;

export const CLAIMS = `const NAMESPACE = '##CLAIMS_NAMESPACE##';

export const claim = (name: string): string => {
  if (name === '') throw new Error('a claim has a name');
  return NAMESPACE + name;
};
`;

const ENVIRONMENT = 'keywords: { CLAIMS_NAMESPACE: { value: https://fernhill.example/ } }\n';

/** A project with two Actions, of which one uses a shared file; and with what else is given. */
export function fernhill(files: Readonly<Record<string, string>> = {}): string {
  return projectFolder({
    'actions/greet/action.ts': GREET,
    'actions/refuse/action.ts': REFUSE,
    'actions/shared/claims.ts': CLAIMS,
    'tenant/actions.yaml': 'actions: []\n',
    'tenant/environments/local.yaml': ENVIRONMENT,
    ...files,
  });
}

const optionsOf = (root: string) => ({ instrument: false, config: { cacheDirectory: join(root, 'cache') } });

/** What the transform makes of a project's file. */
export async function transformed(root: string, file: string): Promise<{ code: string; map: string }> {
  const path = join(root, file);
  return (await createTransformer()).process(readFileSync(path, 'utf8'), path, optionsOf(root));
}

export async function keyOf(root: string, file: string): Promise<string> {
  const path = join(root, file);
  return (await createTransformer()).getCacheKey(readFileSync(path, 'utf8'), path, optionsOf(root));
}

/** What code exports; it requires what `require` gives. */
export function exportsOf(code: string, require: (name: string) => unknown): { [name: string]: unknown } {
  const module = { exports: {} };
  new Function('module', 'exports', 'require', code)(module, module.exports, require);
  return module.exports;
}
