import { bundleActions } from '../../../src/actions/bundle/bundle-actions.ts';
import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import { removeProjects, source } from './project.ts';

const NAMESPACE = 'https://fernhill.example/';

const files = {
  'actions/claims/action.ts': `import type { PostLogin } from 'understudy/actions';
import { claim } from '../shared/claim.ts';

export const onExecutePostLogin: PostLogin = async (event, api) => {
  api.idToken.setCustomClaim(claim('roles'), event.authorization?.roles ?? []);
};
`,
  'actions/shared/claim.ts': `// ##CLAIMS_NAMESPACE## is where every claim of Fernhill starts.
const namespace = '##CLAIMS_NAMESPACE##';
export const unused = '##SUPPORT_ADDRESS##';
export const claim = (name: string) => namespace + name;
`,
};
const keywords = { CLAIMS_NAMESPACE: NAMESPACE, SUPPORT_ADDRESS: 'help@fernhill.example' };

afterEach(removeProjects);

describe('bundleActions', () => {
  test('makes one text of an Action and its shared code that runs as it is deployed', async () => {
    const { bundles, problems } = await bundleActions(source(files, {}, keywords));
    expect(problems).toEqual([]);
    const runner = inProcessRunner({ clock: fixedClock(0) });
    const { commands } = await runner.run({
      trigger: 'post-login',
      actions: bundles.map(({ action: { name }, code }) => ({ id: name, name, code, secrets: {} })),
      event: { authorization: { roles: ['Mechanic'] } },
    });
    expect(commands).toMatchObject([
      { action: 'claims', method: 'idToken.setCustomClaim', args: [`${NAMESPACE}roles`, ['Mechanic']] },
    ]);
  });

  test('makes the same bytes in any folder, with the source and the hash on top', async () => {
    const [one, two] = await Promise.all([
      bundleActions(source(files, {}, keywords)),
      bundleActions(source(files, {}, keywords)),
    ]);
    const [bundle] = one.bundles;
    expect(two.bundles).toEqual(one.bundles);
    expect(bundle?.code).toMatch(
      /^\/\/ Bundled from actions\/claims\/action\.ts: .*\n\/\/ sha256 [0-9a-f]{64}\n/,
    );
    expect(bundle?.code).toContain(`// sha256 ${bundle?.hash}`);
    expect(bundle?.bytes).toBe(Buffer.byteLength(bundle?.code ?? ''));
  });

  test('uploads exported JavaScript as it stands, with keywords replaced', async () => {
    const code = "exports.onExecutePostLogin = async () => {}; // '##CLAIMS_NAMESPACE##'\n";
    const entry = { source: 'tenant/actions/claims/code.js', asIs: true };
    const { bundles, problems } = await bundleActions(source({ [entry.source]: code }, entry, keywords));
    expect(problems).toEqual([]);
    expect(bundles[0]?.code).toBe(`exports.onExecutePostLogin = async () => {}; // '${NAMESPACE}'\n`);
  });

  test('leaves listed dependencies to require, and bundles other packages in', async () => {
    const project = source(
      {
        'actions/claims/action.ts': `import { sign } from 'jose';
import { slug } from 'slugs';
export const onExecutePostLogin = async () => sign(slug('Full Service'));
`,
        'node_modules/jose/package.json': '{ "name": "jose", "main": "index.js" }',
        'node_modules/jose/index.js': 'exports.sign = () => { throw new Error("not here") };',
        'node_modules/slugs/package.json': '{ "name": "slugs", "main": "index.js" }',
        'node_modules/slugs/index.js': 'exports.slug = (text) => text.toLowerCase().split(" ").join("-");',
      },
      { dependencies: [{ name: 'jose', version: '6.2.18' }] },
    );
    const { bundles, problems } = await bundleActions(project);
    expect(problems).toEqual([]);
    expect(bundles[0]?.code).toContain('require("jose")');
    expect(bundles[0]?.code).not.toContain('require("slugs")');
  });
});
