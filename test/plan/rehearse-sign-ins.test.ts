import { join } from 'node:path';
import { readProject } from '../../src/config/read-project.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Doc } from '../../src/core/json.ts';
import type { TenantContext } from '../../src/local-tenant/context.ts';
import { visibleDocuments } from '../../src/local-tenant/control/visible-documents.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import { type Reach, reachOf } from '../../src/plan/sign-ins/reach.ts';
import { rehearseSignIns } from '../../src/plan/sign-ins/rehearse-sign-ins.ts';
import { type SignInOutcome, tokenDifference } from '../../src/plan/token-difference.ts';
import { kinds } from '../../src/resources/table.ts';
import { openProject } from '../../src/testing/tenant/open-project.ts';
import { openTenant } from '../../src/testing/tenant/open-tenant.ts';

const root = join(__dirname, '../..');
const clock = fixedClock('2026-03-02T09:30:00.000Z');

// The first time, auth0-deploy-cli imports the project, which takes some seconds.
beforeAll(() => openProject({ root, env: {} }), 60_000);

/** Rehearses the sample project's sign-ins, after `change` has been made to its tenant. */
async function rehearsed(change: (context: TenantContext) => void = () => undefined, reach?: Reach) {
  const { personas, signIn } = await readProject(root, { env: {}, mode: 'validate' });
  const { context } = openTenant(await openProject({ root, env: {} }), clock);
  context.state.write(() => change(context));
  return rehearseSignIns(context, {
    personas,
    ...(reach && { reach }),
    ...(signIn && { audience: signIn.audience, scope: signIn.scope }),
  });
}

/** What changes for whom where the tenant is changed. */
async function difference(change: (context: TenantContext) => void) {
  return tokenDifference(await rehearsed(), await rehearsed(change));
}

function edit({ state }: TenantContext, path: string, name: string, change: Doc): void {
  const [id, doc] = state.documents.entries(path).find(([, one]) => one.name === name) ?? ['', {}];
  state.documents.put(path, id, { ...doc, ...change });
}

test('personas sign in wherever their connection may, and machines ask for what they were granted', async () => {
  const signIns = await rehearsed();
  const of = (persona: string) => signIns.filter((one) => one.persona === persona);
  expect(of('nora').map(({ application }) => application)).toContain('Fernhill Bookings');
  expect(of('nora')[0]?.outcome).toMatchObject({
    idToken: { email: 'nora.fields@mail.example' },
    accessToken: { permissions: expect.arrayContaining(['read:bookings']) },
  });
  expect(of('theo')[0]?.outcome).toMatchObject({ refused: { error: 'access_denied' } });
  expect(of('jana')[0]?.outcome).toMatchObject({ idToken: { org_id: expect.stringMatching(/^org_/) } });
  expect(of('').map(({ application }) => application)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Fernhill Reminder Worker for https:/)]),
  );
});

test('nothing differs where nothing has changed', async () => {
  expect(await difference(() => undefined)).toEqual([]);
});

test('a permission that a role loses is gone from the tokens of whoever has the role, and of nobody else', async () => {
  const changes = await difference(({ state: { documents } }) => {
    const role = documents.list('/roles').find(({ name }) => name === 'Customer');
    const path = `/roles/${String(role?.id)}/permissions`;
    for (const [id, { permission_name }] of documents.entries(path)) {
      if (permission_name === 'create:bookings') documents.remove(path, id);
    }
  });
  expect(new Set(changes.map(({ persona }) => persona))).toEqual(new Set(['nora', 'sam', 'jana']));
  expect(changes[0]?.fields.map(({ field }) => field)).toContain('access token.permissions');
});

test('the code of an Action alone shows what it does to tokens', async () => {
  const changes = await difference((context) => {
    const { documents } = context.state;
    const action = documents.list('/actions/actions').find(({ name }) => name === 'require-verified-email');
    const deployed_version = {
      ...(action?.deployed_version as Doc),
      code: "exports.onExecutePostLogin = async (event, api) => { if (event.user.email_verified) api.access.deny('closed'); };",
    };
    edit(context, '/actions/actions', 'require-verified-email', { deployed_version });
  });
  const verdict = (persona: string) => changes.find((one) => one.persona === persona)?.verdict;
  expect([verdict('nora'), verdict('theo')]).toEqual(['refused', 'admitted']);
});

test('MFA that is asked for now is told, and the tokens behind it are compared all the same', async () => {
  const changes = await difference(({ state: { documents } }) => {
    documents.put('/guardian/policies', '', { policies: ['all-applications'] });
  });
  expect(changes.find(({ persona }) => persona === 'nora')).toMatchObject({ verdict: 'waits' });
});

test('an application that takes organizations only turns others away', async () => {
  const changes = await difference((context) =>
    edit(context, '/clients', 'Fernhill Bookings', { organization_usage: 'require' }),
  );
  const nora = changes.find((one) => one.persona === 'nora' && one.application === 'Fernhill Bookings');
  expect(nora).toMatchObject({ verdict: 'refused' });
});

describe('the pairs that a change reaches', () => {
  async function tenantWith(change: (context: TenantContext) => void) {
    const { context } = openTenant(await openProject({ root, env: {} }), clock);
    context.state.write(() => change(context));
    return visibleDocuments(context.state.documents);
  }

  const changes: [string, number, (context: TenantContext) => void][] = [
    ['nothing', 0, () => undefined],
    [
      'the colours of the pages',
      0,
      ({ state: { documents } }) => documents.put('/branding', '', { colors: {} }),
    ],
    [
      'one application',
      1,
      (context) => edit(context, '/clients', 'Fernhill Bookings', { organization_usage: 'require' }),
    ],
    [
      'what a machine may do',
      1,
      ({ state: { documents } }) => {
        for (const [id, { audience }] of documents.entries('/client-grants'))
          if (audience === 'https://api.fernhill.example/') documents.remove('/client-grants', id);
      },
    ],
    [
      'a connection',
      Number.POSITIVE_INFINITY,
      (context) => edit(context, '/connections', 'fernhill-customers', { enabled_clients: [] }),
    ],
    [
      'a role',
      Number.POSITIVE_INFINITY,
      ({ state: { documents } }) => {
        for (const path of documents.paths('/roles/')) documents.removeUnder(path);
      },
    ],
  ];

  test.each(changes)('show all that a change of %s does', async (_what, applications, change) => {
    const [before, after] = [await tenantWith(() => undefined), await tenantWith(change)];
    const reach = reachOf(netDifference(before, after, kinds).changes, { before, after });
    expect(reach === 'everybody' ? Number.POSITIVE_INFINITY : reach.size).toBe(applications);
    const within = tokenDifference(await rehearsed(undefined, reach), await rehearsed(change, reach));
    const all = await difference(change);
    expect(within).toEqual(all);
    expect(all.length > 0).toBe(applications > 0);
  });

  test('are everybody’s where a grant is for no single application', () => {
    const grant = { kind: 'clientGrants', name: '', action: 'create', fields: [] } as const;
    const after = { '/client-grants': { cgr_1: { default_for: 'third_party_clients' } } };
    const place = { path: '/client-grants', after: 'cgr_1' };
    expect(reachOf([{ ...grant, place }], { before: {}, after })).toBe('everybody');
  });
});

test('a sign-in whose Action would call somebody is not known, and no difference', () => {
  const unknown = {
    unknown: 'greet: The Action would GET https://crm.fernhill.example/: in a rehearsal, nobody is called.',
  };
  const at = (outcome: SignInOutcome) => [{ persona: 'nora', application: 'Fernhill Bookings', outcome }];
  expect(tokenDifference(at(unknown), at({ scope: [] }))).toEqual([]);
  expect(tokenDifference(at({ scope: [] }), at(unknown))).toEqual([]);
});
