import type { Json } from '../../src/core/json.ts';
import { hookContextOf } from '../support/documents.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';
import { show } from './rows.ts';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

const API = 'https://api.fernhill.example/bookings/';

async function make(path: string, body: Record<string, unknown>) {
  const { status, body: made } = await fernhill.api('POST', path, body as never);
  expect(status).toBe(201);
  return made;
}

describe('an application', () => {
  it.each([
    ['client_secret_post', 31557600, 2592000],
    ['client_secret_basic', 31557600, 2592000],
    ['none', 2592000, 1296000],
    [undefined, 2592000, 1296000],
  ])('made with %s has refresh tokens of %d seconds', async (method, lifetime, idle) => {
    const sent = method ? { token_endpoint_auth_method: method } : {};
    const { refresh_token: made } = await make('/clients', { name: 'Board', ...sent });
    expect(made).toMatchObject({ token_lifetime: lifetime, idle_token_lifetime: idle });
  });

  it('has the lifetime of ID tokens only where it sends nothing about them', async () => {
    const plain = await make('/clients', { name: 'Board' });
    expect(plain['jwt_configuration']).toEqual({ lifetime_in_seconds: 36000, secret_encoded: false });
    const signed = await make('/clients', { name: 'Board', jwt_configuration: { alg: 'RS256' } });
    expect(signed['jwt_configuration']).toEqual({ alg: 'RS256', secret_encoded: false });
  });

  it('hides its secret while it proves itself with credentials', async () => {
    const { client_id: id, client_secret: secret } = await make('/clients', { name: 'Worker' });
    const methods = { private_key_jwt: { credentials: [] } };
    const patched = await fernhill.api('PATCH', `/clients/${id}`, { client_authentication_methods: methods });
    expect(patched.body).not.toHaveProperty('client_secret');
    const back = await fernhill.api('PATCH', `/clients/${id}`, { client_authentication_methods: null });
    expect(back.body['client_secret']).toBe(secret);
  });

  it('makes documents of the credentials that it comes with', async () => {
    const credential = { credential_type: 'public_key', name: 'first', pem: 'no key at all' };
    const { client_id: id, client_authentication_methods: methods } = await make('/clients', {
      name: 'Worker',
      client_authentication_methods: { private_key_jwt: { credentials: [credential] } },
    });
    const { body: kept } = await fernhill.api('GET', `/clients/${id}/credentials`);
    expect(kept).toMatchObject([{ name: 'first', alg: 'RS256', credential_type: 'public_key' }]);
    expect(JSON.stringify(kept)).not.toContain('no key');
    const { id: credentialId } = kept[0] as { id: string };
    expect(methods).toEqual({ private_key_jwt: { credentials: [{ id: credentialId }] } });
    const expiry = await fernhill.api('PATCH', `/clients/${id}/credentials/${credentialId}`, {
      expires_at: '2027-01-01T00:00:00.000Z',
    });
    expect(expiry).toMatchObject({ status: 200, body: { expires_at: '2027-01-01T00:00:00.000Z' } });
  });

  it('names its credentials in an update, and comes with them whole', async () => {
    const { client_id: id } = await make('/clients', { name: 'Worker' });
    const whole = { credential_type: 'public_key', pem: 'no key at all' };
    const methods = (credential: Json) => ({
      client_authentication_methods: { private_key_jwt: { credentials: [credential] } },
    });
    expect((await fernhill.api('PATCH', `/clients/${id}`, methods(whole))).status).toBe(400);
    expect((await fernhill.api('PATCH', `/clients/${id}`, methods({ id: 'cred_1' }))).status).toBe(200);
    const named = { name: 'Other', ...methods({ id: 'cred_1' }) };
    expect((await fernhill.api('POST', '/clients', named)).status).toBe(400);
  });

  it.each([
    [{ credential_type: 'public_key' }, 400],
    [{ credential_type: 'cert_subject_dn', subject_dn: 'CN=worker' }, 201],
    [{ credential_type: 'cert_subject_dn', subject_dn: 'CN=worker', pem: 'x' }, 400],
    [{ credential_type: 'x509_cert', pem: 'x' }, 201],
  ])('answers the credential %j with %d', async (credential, status) => {
    const { client_id: id } = await make('/clients', { name: 'Worker' });
    expect((await fernhill.api('POST', `/clients/${id}/credentials`, credential)).status).toBe(status);
  });

  it('shows where it comes from in a list and where it is asked, and not in a single answer', async () => {
    const { client_id: id } = await make('/clients', { name: 'Board' });
    const { body: single } = await fernhill.api('GET', `/clients/${id}`);
    expect(single['signing_keys']).toEqual([{ cert: expect.stringContaining('CERTIFICATE') }]);
    for (const key of ['tenant', 'global', 'callback_url_template']) expect(single).not.toHaveProperty(key);
    const { body: list } = await fernhill.api('GET', '/clients?is_global=false');
    expect(list[1]).toMatchObject({ tenant: 'localhost', global: false, callback_url_template: false });
    const { body: asked } = await fernhill.api('GET', `/clients/${id}?fields=client_id,tenant`);
    expect(asked).toEqual({ client_id: id, tenant: 'localhost', signing_keys: single['signing_keys'] });
    const { body: ids } = await fernhill.api('GET', '/clients?fields=client_id&app_type=spa');
    expect(ids).toEqual([]);
  });

  it('comes back as it was stored by a seed, also alone', async () => {
    const seeded = { client_id: 'abc', name: 'Board', tenant: 'fernhill', global: false, signing_keys: null };
    await fernhill.control('POST', '/seed', { '/clients': [seeded] });
    expect((await fernhill.api('GET', '/clients/abc')).body).toEqual(seeded);
  });

  it('keeps both names of its back-channel logout in step', async () => {
    const logout = { backchannel_logout_urls: ['https://fernhill.example/out'] };
    const { client_id: id, oidc_backchannel_logout: older } = await make('/clients', {
      name: 'Board',
      oidc_logout: { ...logout, backchannel_logout_initiators: { mode: 'all' } },
    });
    expect(older).toEqual(logout);
    const { body: after } = await fernhill.api('PATCH', `/clients/${id}`, { oidc_backchannel_logout: null });
    expect(after).not.toHaveProperty('oidc_logout');
  });

  it('is shown as far as the scopes of the reader go', () => {
    const doc = { client_id: 'abc', name: 'Board', callbacks: [], client_secret: 'x' };
    const shownTo = (...scopes: readonly string[]) => {
      const caller = { clientId: 'c', subject: 'c@clients', ip: '', userAgent: '', hostname: '' };
      const context = { operation: 'read', caller: { ...caller, scopes: new Set(scopes) } } as const;
      return Object.keys(show('clients', doc, hookContextOf(context)));
    };
    expect(shownTo('read:client_summary')).toEqual(['client_id', 'name']);
    expect(shownTo('read:clients')).toEqual(['client_id', 'name', 'callbacks']);
    expect(shownTo('read:client_keys')).toContain('client_secret');
  });

  it('can stand for an API, which shows it until it is gone', async () => {
    const { id: apiId } = await make('/resource-servers', { identifier: API });
    const { client_id: id } = await make('/clients', {
      name: 'Bookings',
      app_type: 'resource_server',
      resource_server_identifier: API,
    });
    const api = () => fernhill.api('GET', `/resource-servers/${apiId}`);
    expect((await api()).body['client_id']).toBe(id);
    await fernhill.api('DELETE', `/clients/${id}`);
    expect((await api()).body).not.toHaveProperty('client_id');
  });

  it('shares no alias with another', async () => {
    await make('/clients', { name: 'Board', client_aliases: ['https://board.fernhill.example'] });
    const twin = { name: 'Worker', client_aliases: ['https://board.fernhill.example'] };
    expect((await fernhill.api('POST', '/clients', twin)).status).toBe(409);
  });

  it('takes its grants, credentials and places with it', async () => {
    await make('/resource-servers', { identifier: API });
    const { client_id: id } = await make('/clients', { name: 'Worker' });
    await make(`/clients/${id}/credentials`, { credential_type: 'public_key', pem: 'x' });
    const { id: grant } = await make('/client-grants', { client_id: id, audience: API });
    const { id: organization } = await make('/organizations', { name: 'couriers' });
    await make(`/organizations/${organization}/client-grants`, { grant_id: grant });
    const connection = await make('/connections', { name: 'db', strategy: 'auth0', enabled_clients: [id] });
    const consent = { id: 'grant_1', clientID: id ?? '', user_id: 'auth0|1', audience: API, scope: [] };
    await fernhill.control('POST', '/seed', { '/grants': [consent] });
    await fernhill.api('DELETE', `/clients/${id}`);
    const { documents } = fernhill.tenant.context.state;
    expect(documents.list('/grants')).toEqual([]);
    expect(documents.get('/client-grants', String(grant))).toBeUndefined();
    expect(documents.list(`/clients/${id}/credentials`)).toEqual([]);
    expect(documents.list(`/organizations/${organization}/client-grants`)).toEqual([]);
    expect(documents.get('/connections', String(connection['id']))?.['enabled_clients']).toEqual([]);
  });
});

describe('an API', () => {
  it('is found by its id and by its identifier, encoded or not', async () => {
    const { id } = await make('/resource-servers', { identifier: API, name: 'Bookings' });
    for (const name of [id, encodeURIComponent(API), API]) {
      const { status, body } = await fernhill.api('GET', `/resource-servers/${name}`);
      expect([status, body['id']]).toEqual([200, id]);
    }
    const path = `/resource-servers/${encodeURIComponent(API)}`;
    const patched = await fernhill.api('PATCH', path, { scopes: [{ value: 'read:bookings' }] });
    expect(patched.body['scopes']).toEqual([{ value: 'read:bookings' }]);
    expect((await fernhill.api('DELETE', path)).status).toBe(204);
    expect((await fernhill.api('GET', path)).status).toBe(404);
  });

  it('of Auth0 is switched on with the settings that it has', async () => {
    const made = await make('/resource-servers', { identifier: 'https://localhost:4400/me/', name: 'Mine' });
    expect(made).toMatchObject({ name: 'Auth0 My Account API', is_system: true, token_lifetime: 600 });
    const refused = await fernhill.api('PATCH', `/resource-servers/${made['id']}`, { name: 'Mine' });
    expect(refused.status).toBe(400);
  });

  it('takes its grants with it, also from organizations, and its permissions', async () => {
    const { id } = await make('/resource-servers', { identifier: API, scopes: [{ value: 'read:bookings' }] });
    const { client_id: client } = await make('/clients', { name: 'Worker' });
    const { id: grant } = await make('/client-grants', { client_id: client, audience: API });
    const { id: organization } = await make('/organizations', { name: 'couriers' });
    await make(`/organizations/${organization}/client-grants`, { grant_id: grant });
    const { body: role } = await fernhill.api('POST', '/roles', { name: 'Mechanic' });
    const permission = { resource_server_identifier: API, permission_name: 'read:bookings' };
    await make(`/roles/${role['id']}/permissions`, { permissions: [permission] });
    await fernhill.api('DELETE', `/resource-servers/${id}`);
    const { documents } = fernhill.tenant.context.state;
    expect(documents.get('/client-grants', String(grant))).toBeUndefined();
    expect(documents.list(`/organizations/${organization}/client-grants`)).toEqual([]);
    expect(documents.list(`/roles/${role['id']}/permissions`)).toEqual([]);
  });

  it('that manages the tenant cannot be deleted', async () => {
    const identifier = encodeURIComponent('https://localhost:4400/api/v2/');
    expect((await fernhill.api('DELETE', `/resource-servers/${identifier}`)).status).toBe(400);
    expect((await fernhill.api('GET', `/resource-servers/${identifier}`)).status).toBe(200);
  });
});

describe('a client grant', () => {
  it('shows no scopes while it is for all of them', async () => {
    await make('/resource-servers', { identifier: API });
    const { client_id } = await make('/clients', { name: 'Worker' });
    const { id } = await make('/client-grants', { client_id, audience: API, scope: ['read:bookings'] });
    const all = await fernhill.api('PATCH', `/client-grants/${id}`, { allow_all_scopes: true });
    expect(all.body).not.toHaveProperty('scope');
    const again = await fernhill.api('PATCH', `/client-grants/${id}`, { allow_all_scopes: false, scope: [] });
    expect(again.body['scope']).toEqual([]);
  });

  it('is for one application or, by default, for all of third parties', async () => {
    await make('/resource-servers', { identifier: API });
    expect((await fernhill.api('POST', '/client-grants', { audience: API })).status).toBe(400);
    await make('/client-grants', { audience: API, default_for: 'third_party_clients' });
    const management = { audience: 'https://localhost:4400/api/v2/', default_for: 'third_party_clients' };
    expect((await fernhill.api('POST', '/client-grants', management)).status).toBe(400);
  });

  it('lists the organizations that may use it', async () => {
    await make('/resource-servers', { identifier: API });
    const { client_id } = await make('/clients', { name: 'Worker' });
    const { id } = await make('/client-grants', { client_id, audience: API, organization_usage: 'allow' });
    const { id: couriers } = await make('/organizations', { name: 'couriers' });
    await make('/organizations', { name: 'clubs' });
    await make(`/organizations/${couriers}/client-grants`, { grant_id: id });
    const path = `/client-grants/${id}/organizations`;
    expect((await fernhill.api('GET', path)).body).toMatchObject([{ name: 'couriers' }]);
    expect((await fernhill.api('GET', '/client-grants/cgr_gone/organizations')).status).toBe(404);
  });
});

describe('a search for applications', () => {
  it('finds by their fields, and by the organizations that may use their grants', async () => {
    await make('/resource-servers', { identifier: API });
    const { client_id: board } = await make('/clients', { name: 'Board', app_type: 'spa' });
    await make('/clients', { name: 'Worker', app_type: 'non_interactive' });
    const { body } = await fernhill.api('GET', '/clients/search?q=name:bo*&fields=name');
    expect(body).toEqual({ clients: [{ name: 'Board', tenant: 'localhost' }] });
    const { id: grant } = await make('/client-grants', { client_id: board, audience: API });
    const { id: couriers } = await make('/organizations', { name: 'couriers' });
    await make(`/organizations/${couriers}/client-grants`, { grant_id: grant });
    const q = encodeURIComponent(`client_grant.organization_id:${couriers}`);
    const found = await fernhill.api('GET', `/clients?take=10&q=${q}`);
    expect(found.body).toMatchObject({ clients: [{ client_id: board }] });
  });
});
