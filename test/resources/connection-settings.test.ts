import { X509Certificate } from 'node:crypto';
import type { Json } from '../../src/core/json.ts';
import { CONNECTORS } from '../../src/resources/connections/connection-status.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

const OPTIONS: Readonly<Record<string, Json>> = { okta: { client_id: 'fernhill' }, oidc: { client_id: 'f' } };

async function connect(strategy: string, options = OPTIONS[strategy] ?? {}): Promise<string> {
  const body = { name: `staff-${strategy}`, strategy, options };
  const { status, body: made } = await fernhill.api('POST', '/connections', body);
  expect(status).toBe(201);
  return String(made['id']);
}

const call = (method: string, path: string, body?: Json) => fernhill.api(method, path, body);

describe('the SCIM configuration of a connection', () => {
  it('begins with the default mapping, and needs both settings for an update', async () => {
    const path = `/connections/${await connect('okta')}/scim-configuration`;
    expect((await call('GET', path)).status).toBe(404);
    const made = await call('POST', path);
    expect(made).toMatchObject({
      status: 201,
      body: { strategy: 'okta', tenant_name: 'localhost', user_id_attribute: 'externalId' },
    });
    expect((await call('GET', `${path}/default-mapping`)).body).toEqual({ mapping: made.body['mapping'] });
    expect((await call('POST', path)).status).toBe(409);
    expect((await call('PATCH', path, { user_id_attribute: 'userName' })).status).toBe(400);
    const mapping = [{ auth0: 'email', scim: 'userName' }];
    const changed = await call('PATCH', path, { user_id_attribute: 'userName', mapping });
    expect(changed).toMatchObject({ status: 200, body: { user_id_attribute: 'userName', mapping } });
    const { body: all } = await call('GET', '/connections-scim-configurations');
    expect(all).toMatchObject({ scim_configurations: [{ connection_name: 'staff-okta' }] });
  });

  it('is not for a database', async () => {
    const path = `/connections/${await connect('auth0')}/scim-configuration`;
    expect((await call('POST', path, {})).status).toBe(400);
  });

  it('has two tokens at most, and shows each once', async () => {
    const configuration = `/connections/${await connect('samlp')}/scim-configuration`;
    const path = `${configuration}/tokens`;
    expect((await call('POST', path, {})).status).toBe(404);
    await call('POST', configuration, {});
    const first = await call('POST', path, { scopes: ['get:users'], token_lifetime: 900 });
    expect(first).toMatchObject({
      status: 201,
      body: { token: expect.stringContaining('tok_'), valid_until: '2026-03-02T09:15:00.000Z' },
    });
    await call('POST', path, {});
    expect((await call('POST', path, {})).status).toBe(409);
    const { body: listed } = await call('GET', path);
    expect(listed).toMatchObject([{ scopes: ['get:users'] }, {}]);
    expect(JSON.stringify(listed)).not.toContain(first.body['token']);
    expect((await call('DELETE', `${path}/${first.body['token_id']}`)).status).toBe(204);
    expect((await call('GET', path)).body).toHaveLength(1);
    await call('DELETE', configuration);
    expect(fernhill.tenant.context.state.documents.paths('/_scim_tokens')).toEqual([]);
  });
});

describe('directory provisioning', () => {
  it('begins with Google’s attributes, and is for Google Workspace', async () => {
    const path = `/connections/${await connect('google-apps')}/directory-provisioning`;
    const made = await call('POST', path, {});
    expect(made).toMatchObject({ status: 201, body: { synchronize_automatically: false } });
    expect((made.body['mapping'] as readonly Json[])[0]).toEqual({
      idp: 'id',
      auth0: 'app_metadata.external_id',
    });
    expect((await call('GET', `${path}/default-mapping`)).body).toEqual({ mapping: made.body['mapping'] });
    expect((await call('POST', path, {})).status).toBe(409);
    expect(
      (await call('POST', `/connections/${await connect('okta')}/directory-provisioning`, {})).status,
    ).toBe(400);
    expect((await call('GET', '/connections-directory-provisionings')).body).toMatchObject({
      directory_provisionings: [{ connection_name: 'staff-google-apps' }],
    });
  });

  it('remembers when it was synchronized', async () => {
    const path = `/connections/${await connect('google-apps')}/directory-provisioning`;
    expect((await call('POST', `${path}/synchronizations`)).status).toBe(404);
    await call('POST', path, {});
    expect(await call('POST', `${path}/synchronizations`)).toMatchObject({ status: 201 });
    expect((await call('GET', path)).body).toMatchObject({
      last_synchronization_at: '2026-03-02T09:00:00.000Z',
      last_synchronization_status: 'completed',
    });
  });

  it('replaces, adds and takes away groups', async () => {
    const path = `/connections/${await connect('google-apps')}/directory-provisioning`;
    const groups = `${path}/synchronized-groups`;
    expect((await call('PUT', groups, { groups: [] })).status).toBe(404);
    await call('POST', path, { synchronize_groups: 'selected' });
    expect((await call('PUT', groups, { groups: [{ id: 'staff' }, { id: 'old' }] })).status).toBe(204);
    expect((await call('PUT', groups, { groups: [{ id: 'staff' }] })).status).toBe(204);
    expect((await call('POST', groups, { groups: [{ id: 'riders', name: 'Riders' }] })).status).toBe(204);
    expect((await call('DELETE', groups, { groups: [{ id: 'staff' }] })).status).toBe(204);
    expect((await call('GET', groups)).body).toEqual({ groups: [{ id: 'riders', name: 'Riders' }] });
    const bad = await call('POST', groups, { groups: [{ id: 'riders', email: '' }] });
    expect(bad.body['message']).toContain("validation for format email: ' on property groups[0].email");
    await call('DELETE', path);
    await call('POST', path, {});
    expect((await call('GET', groups)).body).toEqual({ groups: [] });
  });
});

describe('the keys of a connection', () => {
  it('are real, made once, and move on when they are rotated', async () => {
    const path = `/connections/${await connect('okta')}/keys`;
    expect((await call('GET', path)).body).toEqual([]);
    const made = await call('POST', path, { signing_alg: 'ES256' });
    expect(made).toMatchObject({
      status: 201,
      body: [
        { current: true, algorithm: 'ES256', key_use: 'signing' },
        { current: false, next: true },
      ],
    });
    const [current, next] = made.body as unknown as readonly {
      kid: string;
      cert: string;
      thumbprint: string;
    }[];
    const x509 = new X509Certificate(current?.cert ?? '');
    expect(x509.fingerprint.replaceAll(':', '')).toBe(current?.thumbprint);
    expect((await call('POST', path, {})).status).toBe(409);
    expect(await call('POST', `${path}/rotate`)).toMatchObject({ status: 201, body: { next: true } });
    expect((await call('GET', path)).body).toMatchObject([
      { kid: current?.kid, current: false, previous: true },
      { kid: next?.kid, current: true, next: false },
      { next: true },
    ]);
    expect(JSON.stringify((await fernhill.control('GET', '/documents')).body)).not.toContain('PRIVATE KEY');
  });

  it('are for Okta and OIDC', async () => {
    expect((await call('POST', `/connections/${await connect('samlp')}/keys`)).status).toBe(400);
  });
});

describe('a connection', () => {
  it('to Active Directory is online once a connector is', async () => {
    const id = await connect('ad');
    expect((await call('GET', `/connections/${id}/status`)).status).toBe(404);
    fernhill.tenant.context.state.write((documents) => documents.put(CONNECTORS, id, { online: true }));
    expect((await call('GET', `/connections/${id}/status`)).status).toBe(200);
  });

  it('loses the user with an address', async () => {
    const id = await connect('auth0');
    const user = { connection: 'staff-auth0', email: 'ada@fernhill.example', password: 'Tandem-2-Bicycle' };
    expect((await call('POST', '/users', user)).status).toBe(201);
    expect((await call('DELETE', `/connections/${id}/users`)).status).toBe(400);
    expect((await call('DELETE', `/connections/${id}/users?email=ada@fernhill.example`)).status).toBe(204);
    expect((await call('GET', '/users')).body).toEqual([]);
    const github = await connect('github');
    expect((await call('DELETE', `/connections/${github}/users?email=a@b.example`)).status).toBe(400);
  });

  it('is shown to the applications that it is on for', async () => {
    const { body: client } = await call('POST', '/clients', { name: 'Board' });
    const id = client['client_id'] ?? '';
    const connection = await connect('github');
    await call('PATCH', `/connections/${connection}/clients`, [{ client_id: id, status: true }]);
    const { body } = await call('GET', `/clients/${id}/connections`);
    expect(body).toMatchObject({ connections: [{ id: connection, strategy: 'github' }] });
    expect((await call('GET', `/clients/${id}/connections?strategy=samlp`)).body).toEqual({
      connections: [],
    });
    expect((await call('GET', '/clients/gone/connections')).status).toBe(404);
  });

  it('is a 202 to delete and a 204 once it is gone', async () => {
    const id = await connect('okta');
    await call('POST', `/connections/${id}/keys`, { signing_alg: 'ES256' });
    expect((await call('DELETE', `/connections/${id}`)).status).toBe(202);
    expect((await call('DELETE', `/connections/${id}`)).status).toBe(204);
    expect(fernhill.tenant.context.state.documents.paths('/_connection_keys')).toEqual([]);
  });
});
