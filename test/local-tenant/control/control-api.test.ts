import { openState } from '../../../src/local-tenant/store/open-state.ts';
import { openTenant } from '../../support/open-tenant.ts';

const nora = {
  name: 'nora',
  email: 'nora.fields@mail.example',
  email_verified: true,
  connection: 'fernhill-customers',
  password: 'Nora-rides-the-river-path-7',
  roles: ['Customer'],
  organizations: [{ name: 'harbour-couriers', roles: ['Customer'] }],
  profile: { name: 'Nora Fields' },
};

async function withConnection() {
  const fernhill = await openTenant();
  await fernhill.api('POST', '/connections', { name: 'fernhill-customers', strategy: 'auth0' });
  await fernhill.api('POST', '/roles', { name: 'Customer' });
  await fernhill.api('POST', '/roles', { name: 'Mechanic' });
  await fernhill.api('POST', '/organizations', { name: 'harbour-couriers' });
  return fernhill;
}

describe('reset', () => {
  it('leaves a fresh tenant, its keys and the deploy client', async () => {
    const fernhill = await withConnection();
    const fresh = await openTenant();
    const kid = fernhill.tenant.context.keys.current.kid;
    expect((await fernhill.control('POST', '/reset', {})).status).toBe(204);
    // The log of the fresh one tells of the token that it gave.
    const paths = ({ tenant }: typeof fernhill) =>
      tenant.context.state.documents.paths('/').filter((path) => path !== '/_logs');
    expect(paths(fernhill).sort()).toEqual(paths(fresh).sort());
    expect(fernhill.tenant.context.keys.current.kid).toBe(kid);
    // The token from before the reset still works.
    expect((await fernhill.api('GET', '/clients')).body).toHaveLength(2);
    await Promise.all([fernhill.tenant.close(), fresh.tenant.close()]);
  });
});

describe('seed', () => {
  it('stores documents as they are, also below paths that no row knows', async () => {
    const fernhill = await openTenant();
    const status = await fernhill.control('POST', '/seed', {
      '/roles': [{ id: 'rol_1', name: 'Mechanic', colour: 'green' }],
      '/tenants/settings': { friendly_name: 'Fernhill Bicycles' },
      '/wheels': [{ id: 'whl_1', size: 28 }],
    });
    expect(status.status).toBe(204);
    expect((await fernhill.api('GET', '/roles/rol_1')).body).toEqual({
      id: 'rol_1',
      name: 'Mechanic',
      colour: 'green',
    });
    expect((await fernhill.api('GET', '/tenants/settings')).body).toEqual({
      friendly_name: 'Fernhill Bicycles',
    });
    expect(fernhill.tenant.context.state.documents.get('/wheels', 'whl_1')).toEqual({
      id: 'whl_1',
      size: 28,
    });
    await fernhill.tenant.close();
  });

  it('refuses what is no object', async () => {
    const fernhill = await openTenant();
    expect((await fernhill.control('POST', '/seed', ['/roles'])).status).toBe(400);
    await fernhill.tenant.close();
  });
});

describe('personas', () => {
  it('are users who can sign in, with their roles and organizations', async () => {
    const fernhill = await withConnection();
    expect((await fernhill.control('POST', '/personas', [nora])).status).toBe(204);
    const { body } = await fernhill.api('GET', '/users?q=email:"nora.fields@mail.example"&search_engine=v3');
    expect(body).toMatchObject([
      { email: 'nora.fields@mail.example', name: 'Nora Fields', email_verified: true },
    ]);
    const id = encodeURIComponent(String((body[0] as { user_id: string }).user_id));
    expect((await fernhill.api('GET', `/users/${id}/roles`)).body).toMatchObject([{ name: 'Customer' }]);
    await fernhill.tenant.close();
  });

  it('are written once, and follow what changes', async () => {
    const fernhill = await withConnection();
    await fernhill.control('POST', '/personas', [nora]);
    const documents = await fernhill.control('GET', '/documents');
    await fernhill.control('POST', '/personas', [nora]);
    expect((await fernhill.control('GET', '/documents')).body).toEqual(documents.body);
    await fernhill.control('POST', '/personas', [{ ...nora, roles: ['Mechanic'] }]);
    const [path = ''] = fernhill.tenant.context.state.documents.paths('/users/');
    expect(fernhill.tenant.context.state.documents.list(path)).toHaveLength(1);

    const members = () => fernhill.tenant.context.state.documents.paths('/organizations/');
    expect(members()).not.toEqual([]);
    await fernhill.control('POST', '/personas', [{ ...nora, organizations: [] }]);
    expect(members()).toEqual([]);
    await fernhill.tenant.close();
  });

  it('name what the tenant lacks', async () => {
    const fernhill = await withConnection();
    const { status, body } = await fernhill.control('POST', '/personas', [{ ...nora, roles: ['Gardener'] }]);
    expect(status).toBe(400);
    expect(body['message']).toBe('nora: the tenant has no role Gardener');
    expect(fernhill.tenant.context.state.documents.list('/users')).toEqual([]);
    await fernhill.tenant.close();
  });
});

it('answers /_local/settled when nothing runs any more that no request waits for', async () => {
  const fernhill = await openTenant();
  let ended = false;
  fernhill.tenant.context.background.start(async () => {
    await new Promise((done) => setTimeout(done, 20));
    ended = true;
  });
  expect((await fernhill.control('GET', '/settled')).status).toBe(204);
  expect(ended).toBe(true);
});

it('never shows keys and password hashes', async () => {
  const fernhill = await withConnection();
  await fernhill.control('POST', '/personas', [nora]);
  const { body } = await fernhill.control('GET', '/documents');
  expect(Object.keys(body).filter((path) => path.startsWith('/_'))).toEqual([]);
  expect(JSON.stringify(body)).not.toContain('$2');
  await fernhill.tenant.close();
});

it('answers no web page', async () => {
  const fernhill = await openTenant();
  const { status } = await fernhill.control('POST', '/reset', {}, { origin: 'https://elsewhere.example' });
  expect(status).toBe(403);
  await fernhill.tenant.close();
});

it('lets the deploy client in again after the local tenant has moved to another port', async () => {
  const state = openState(':memory:');
  const before = await openTenant({ state });
  const after = await openTenant({ state, domain: 'localhost:4500' });
  expect(after.tenant.deployClient).toEqual(before.tenant.deployClient);
  const { body } = await after.api('GET', '/resource-servers');
  expect(body).toMatchObject([{ identifier: 'https://localhost:4500/api/v2/', is_system: true }]);
  await after.tenant.close();
});
