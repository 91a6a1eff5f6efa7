import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

describe('rules and hooks', () => {
  it('are none in a fresh tenant', async () => {
    for (const path of ['/rules', '/rules-configs', '/hooks']) {
      expect((await tenant.api('GET', path)).body).toEqual([]);
    }
  });

  it('are kept where a tenant has some', async () => {
    const rule = { id: 'rul_1', name: 'Greet', script: 'function () {}', order: 3, enabled: true };
    await tenant.control('POST', '/seed', { '/rules': [rule] });
    expect((await tenant.api('PATCH', '/rules/rul_1', { enabled: false })).body).toEqual({
      ...rule,
      enabled: false,
    });
    const next = await tenant.api('POST', '/rules', { name: 'Wave', script: 'function () {}' });
    expect(next.body).toMatchObject({ order: 4, stage: 'login_success' });
    expect((await tenant.api('POST', '/rules', { name: 'Wave', script: 'x' })).status).toBe(409);
    expect((await tenant.api('DELETE', '/rules/rul_1')).status).toBe(204);
  });

  it('show the names of their secrets and no value', async () => {
    const { body } = await tenant.api('POST', '/hooks', {
      name: 'greet',
      script: 'module.exports = () => {};',
      triggerId: 'credentials-exchange',
    });
    const path = `/hooks/${String(body.id)}/secrets`;
    const secrets = (method: string, sent: Record<string, string>) => tenant.api(method, path, sent);
    expect((await secrets('POST', { BELL: 'ring' })).status).toBe(201);
    expect((await secrets('POST', { BELL: 'ring' })).status).toBe(409);
    expect((await secrets('PATCH', { LAMP: 'on' })).status).toBe(404);
    expect((await tenant.api('GET', path)).body).toEqual({ BELL: '_VALUE_NOT_SHOWN_' });
    const { documents } = tenant.tenant.context.state;
    const kept = documents.paths('/').map((one) => documents.list(one));
    expect(JSON.stringify(kept)).not.toContain('"ring"');
    expect((await tenant.api('DELETE', path, ['BELL'])).status).toBe(204);
    expect((await tenant.api('GET', path)).body).toEqual({});
    expect((await tenant.api('GET', '/hooks/none/secrets')).status).toBe(404);
  });

  it('read settings that are shown once', async () => {
    const set = await tenant.api('PUT', '/rules-configs/BELL', { value: 'ring' });
    expect(set).toEqual({ status: 200, body: { key: 'BELL', value: 'ring' } });
    expect((await tenant.api('GET', '/rules-configs')).body).toEqual([{ key: 'BELL' }]);
    expect((await tenant.api('PUT', '/rules-configs/BELL TOWER', { value: 'ring' })).status).toBe(400);
  });
});
