import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleActions } from '../../../src/actions/bundle/bundle-actions.ts';
import { removeProjects, type Source, source } from './project.ts';

const CLAIM = "export const claim = (name: string) => 'https://fernhill.example/' + name;\n";
const CLAIMS = `import { claim } from '../shared/claim.ts';
export const onExecutePostLogin = async (_event, api) => api.idToken.setCustomClaim(claim('workshop'), 'riverside');
`;
const WELCOME = 'export const onExecutePostLogin = async () => console.log("Welcome");\n';

afterEach(removeProjects);

/** Two Actions, of which one uses a shared file. */
function fernhill(welcome = WELCOME): Source {
  const project = source({
    'actions/claims/action.ts': CLAIMS,
    'actions/shared/claim.ts': CLAIM,
    'actions/welcome/action.ts': welcome,
  });
  const [claims] = project.actions;
  if (!claims) throw new Error('no entry');
  return {
    ...project,
    actions: [claims, { ...claims, name: 'welcome', source: 'actions/welcome/action.ts' }],
  };
}

async function codesOf(project: Source): Promise<readonly string[]> {
  return (await bundleActions(project)).bundles.map(({ code }) => code);
}

test('bundles what was edited anew, and nothing else changes', async () => {
  const project = fernhill();
  const [claims, welcome] = await codesOf(project);
  writeFileSync(
    join(project.root, 'actions/shared/claim.ts'),
    CLAIM.replace('.example/', '.example/claims/'),
  );
  const after = await codesOf(project);
  expect(after[0]).toContain('fernhill.example/claims/');
  expect(after).toEqual([after[0], welcome]);
  writeFileSync(join(project.root, 'actions/shared/claim.ts'), CLAIM);
  expect(await codesOf(project)).toEqual([claims, welcome]);
});

test('finds a new file that an import now means', async () => {
  const project = source({
    'actions/claims/action.ts': CLAIMS.replace('claim.ts', 'claim'),
    'actions/shared/claim/index.ts': CLAIM,
    'actions/shared/note.ts': '',
  });
  await codesOf({ ...project });
  writeFileSync(
    join(project.root, 'actions/shared/claim.ts'),
    CLAIM.replace('.example/', '.example/claims/'),
  );
  expect((await codesOf(project))[0]).toContain('fernhill.example/claims/');
});

test('tells of a problem again as long as it is there', async () => {
  const project = fernhill('export const onExecutePostLogn = async () => {};\n');
  const first = await bundleActions(project);
  expect(first.problems.map(({ code }) => code)).toEqual(['action-handler-mistyped']);
  expect((await bundleActions(project)).problems).toEqual(first.problems);
  writeFileSync(join(project.root, 'actions/welcome/action.ts'), WELCOME);
  expect((await bundleActions(project)).problems).toEqual([]);
});

test('does not blame an Action for what another one left in the process that loads them', async () => {
  const project = fernhill(`${WELCOME}Object.keys = () => { throw new Error('spoiled'); };\n`);
  const [claims, welcome] = project.actions;
  if (!claims || !welcome) throw new Error('no entries');
  const { problems } = await bundleActions({ ...project, actions: [welcome, claims] });
  expect(problems.filter(({ at }) => at?.file === claims.source)).toEqual([]);
});
