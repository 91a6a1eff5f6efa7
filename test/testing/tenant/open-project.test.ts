import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { docOf } from '../../../src/core/json.ts';
import { prepare } from '../../../src/deploy-cli/prepare.ts';
import { fingerprint } from '../../../src/testing/tenant/fingerprint.ts';
import type { ProjectTenant } from '../../../src/testing/tenant/kept.ts';
import { openProject } from '../../../src/testing/tenant/open-project.ts';
import type { BrokenProject } from '../../../src/testing/tenant/read-checked.ts';
import { type CopiedProject, copiedProject } from '../../support/copied-project.ts';

let sample: ProjectTenant;
const copies: CopiedProject[] = [];

beforeAll(async () => {
  sample = await openProject();
}, 60_000);

afterAll(() => {
  for (const copy of copies) copy.remove();
});

function copied(): CopiedProject {
  const copy = copiedProject();
  copies.push(copy);
  return copy;
}

const documentsOf = (tenant: ProjectTenant, path: string) =>
  tenant.documents.flatMap(([one, entries]) => (one === path ? entries.map(([, doc]) => doc) : []));

const codeOf = (tenant: ProjectTenant, action: string) => {
  const found = documentsOf(tenant, '/actions/actions').find(({ name }) => name === action);
  return String(docOf(found?.deployed_version).code);
};

/** When what was imported was written. */
function imports({ root }: CopiedProject): number[] {
  const folder = join(root, '.understudy/testing/snapshots');
  return readdirSync(folder).map((file) => statSync(join(folder, file)).mtimeMs);
}

async function brokenBy(edit: (project: CopiedProject) => void): Promise<BrokenProject> {
  const project = copied();
  edit(project);
  const error: unknown = await openProject({ root: project.root }).catch((reason: unknown) => reason);
  if (!isBroken(error)) throw error;
  return error;
}

/** It comes from a bundle, with a class of its own. */
function isBroken(error: unknown): error is BrokenProject {
  return error instanceof Error && error.name === 'BrokenProject';
}

it('has what auth0-deploy-cli makes of tenant/, at the domain of the local tenant', () => {
  expect(sample.domain).toBe('localhost:4400');
  expect(documentsOf(sample, '/clients')).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'Fernhill Bookings' })]),
  );
  expect(documentsOf(sample, '/resource-servers')).toEqual(
    expect.arrayContaining([expect.objectContaining({ identifier: 'https://localhost:4400/api/v2/' })]),
  );
});

it('has the personas, with the users that they are', () => {
  const wanda = sample.personas.find(({ name }) => name === 'wanda');
  const users = documentsOf(sample, '/users');
  expect(users.find(({ user_id }) => user_id === wanda?.userId)).toMatchObject({ name: 'Wanda Okafor' });
});

it('runs an Action as it is now, without another import', async () => {
  const project = copied();
  const before = imports(project);
  project.edit('actions/require-verified-email/action.ts', 'Please confirm', 'Kindly confirm');
  const tenant = await openProject({ root: project.root });
  expect(codeOf(tenant, 'require-verified-email')).toContain('Kindly confirm');
  expect(codeOf(tenant, 'add-roles-and-claims')).toBe(codeOf(sample, 'add-roles-and-claims'));
  expect(imports(project)).toEqual(before);
});

it.each([
  ['tenant/triggers.yaml', '- action_name: require-verified-email', '- action_name: add-roles-and-claims'],
  ['tenant/actions.yaml', 'secrets: []', 'secrets: [{ name: SPARE_KEY, value: under-the-mat }]'],
  ['tenant/roles.yaml', 'name: Mechanic', 'name: Senior Mechanic'],
  ['tenant/environments/local.yaml', 'port: 4400', 'port: 4500'],
])('needs another import when %s changes', (file, before, after) => {
  const project = copied();
  const mark = () => fingerprint(project.root, 'local', {});
  const first = mark();
  expect(mark()).toBe(first);
  project.edit(file, before, after);
  expect(mark()).not.toBe(first);
});

it('needs another import when a variable changes that an environment reads, and not for others', () => {
  const project = copied();
  const mark = (env: Record<string, string>) => fingerprint(project.root, 'production', env);
  expect(mark({ FERNHILL_SMTP_PASSWORD: 'one' })).not.toBe(mark({ FERNHILL_SMTP_PASSWORD: 'two' }));
  expect(mark({ HOME: '/home/nora' })).toBe(mark({ HOME: '/home/theo' }));
  expect(mark({})).not.toBe(fingerprint(project.root, 'local', {}));
});

it('tells the problems of tenant/ with their places, as npm run validate does', async () => {
  const spoil = (project: CopiedProject) =>
    project.edit('tenant/roles.yaml', 'description: Books', 'descripton: Books');
  const { problems, message } = await brokenBy(spoil);
  expect(message).toContain('tenant/roles.yaml:6:5  error  unknown-key');
  expect(message).toContain('Did you mean `description`?');

  const project = copied();
  spoil(project);
  const validated: unknown = await prepare(project.root, { env: {}, mode: 'validate' }).catch((one) => one);
  expect(validated).toMatchObject({ problems: expect.arrayContaining([...problems]) });
});

it('tells the problems of an Action with their places', async () => {
  const { message } = await brokenBy((project) =>
    project.edit('actions/add-roles-and-claims/action.ts', 'onExecutePostLogin', 'onExecutePostLogIn'),
  );
  expect(message).toContain('actions/add-roles-and-claims/action.ts');
  expect(message).toContain('action-handler-mistyped');
});
