import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

async function create(domain: string, type = 'auth0_managed_certs') {
  const { body } = await tenant.api('POST', '/custom-domains', { domain, type });
  return String(body.custom_domain_id);
}

describe('a custom domain', () => {
  it('waits for a record of the kind that its certificates ask for', async () => {
    const managed = await tenant.api('GET', `/custom-domains/${await create('login.fernhill.example')}`);
    expect(managed.body).toMatchObject({
      status: 'pending_verification',
      primary: true,
      tls_policy: 'recommended',
      verification: { methods: [{ name: 'CNAME', domain: 'login.fernhill.example' }] },
    });
    const own = await tenant.api(
      'GET',
      `/custom-domains/${await create('id.fernhill.example', 'self_managed_certs')}`,
    );
    expect(own.body).toMatchObject({
      primary: false,
      custom_client_ip_header: null,
      verification: { methods: [{ name: 'TXT', domain: '_cf-custom-hostname.id.fernhill.example' }] },
    });
  });

  it('cannot be had twice', async () => {
    await create('login.fernhill.example');
    const body = { domain: 'login.fernhill.example', type: 'self_managed_certs' };
    expect(await tenant.api('POST', '/custom-domains', body)).toMatchObject({ status: 409 });
  });

  it('tells the key of its proxy once, when it is verified for the first time', async () => {
    const id = await create('id.fernhill.example', 'self_managed_certs');
    expect((await tenant.api('POST', `/custom-domains/${id}/test`)).body).toMatchObject({ success: false });
    const first = await tenant.api('POST', `/custom-domains/${id}/verify`);
    expect(first.body).toMatchObject({ status: 'ready', cname_api_key: expect.stringMatching(/^\w{64}$/) });
    expect((await tenant.api('POST', `/custom-domains/${id}/verify`)).body).not.toHaveProperty(
      'cname_api_key',
    );
    expect((await tenant.api('POST', `/custom-domains/${id}/test`)).body).toEqual({ success: true });
  });

  it('can be the default once it is verified, and then cannot be deleted', async () => {
    expect((await tenant.api('GET', '/custom-domains/default')).body).toEqual({ domain: 'localhost:4400' });
    const id = await create('login.fernhill.example');
    const choose = () => tenant.api('PATCH', '/custom-domains/default', { domain: 'login.fernhill.example' });
    expect((await choose()).status).toBe(400);
    await tenant.api('POST', `/custom-domains/${id}/verify`);
    expect((await choose()).body).toMatchObject({ custom_domain_id: id, is_default: true });
    expect((await tenant.api('DELETE', `/custom-domains/${id}`)).status).toBe(409);
    expect((await tenant.api('GET', `/custom-domains/${id}`)).status).toBe(200);
    await tenant.api('PATCH', '/custom-domains/default', { domain: 'localhost:4400' });
    expect((await tenant.api('DELETE', `/custom-domains/${id}`)).status).toBe(204);
  });

  it('is found by a search with a wildcard', async () => {
    await create('login.fernhill.example');
    await create('shop.fernhill.example');
    const { body } = await tenant.api('GET', '/custom-domains?q=domain:log*&take=10');
    expect(body).toMatchObject({ custom_domains: [{ domain: 'login.fernhill.example' }] });
  });
});

describe('a network ACL', () => {
  const acl = (rule: object, priority = 7) => ({
    description: 'Guests of the workshop',
    active: true,
    priority,
    rule: { scope: 'tenant', match: { geo_country_codes: ['NO'] }, ...rule },
  });

  it('tells its tenant only where it is read by itself', async () => {
    const made = await tenant.api('POST', '/network-acls', acl({ action: { block: true } }));
    expect(made).toMatchObject({ status: 201, body: { priority: 7 } });
    expect(made.body).not.toHaveProperty('tenant_id');
    const read = await tenant.api('GET', `/network-acls/${String(made.body.id)}`);
    expect(read.body).toMatchObject({ tenant_id: 'localhost', deleted_at: null });
  });

  it('redirects only to somewhere', async () => {
    const { status, body } = await tenant.api('POST', '/network-acls', acl({ action: { redirect: true } }));
    expect(status).toBe(400);
    expect(body.message).toBe(
      'Payload validation error: Action type of `redirect` requires a `redirect_uri`',
    );
  });

  it('has a priority of its own', async () => {
    await tenant.api('POST', '/network-acls', acl({ action: { block: true } }));
    expect((await tenant.api('POST', '/network-acls', acl({ action: { log: true } }))).status).toBe(409);
    const other = await tenant.api('POST', '/network-acls', acl({ action: { log: true } }, 8));
    const path = `/network-acls/${String(other.body.id)}`;
    expect((await tenant.api('PUT', path, acl({ action: { log: true } }))).status).toBe(409);
    expect((await tenant.api('PUT', path, acl({ action: { allow: true } }, 9))).body).toMatchObject({
      priority: 9,
      rule: { action: { allow: true } },
    });
  });

  it('answers a deletion with the code that Auth0 sends in its body, and 404 where it is gone', async () => {
    const made = await tenant.api('POST', '/network-acls', acl({ action: { block: true } }));
    const path = `/network-acls/${String(made.body.id)}`;
    expect(await tenant.api('DELETE', path)).toEqual({ status: 200, body: { code: 204, object: '' } });
    expect((await tenant.api('DELETE', path)).status).toBe(404);
  });
});
