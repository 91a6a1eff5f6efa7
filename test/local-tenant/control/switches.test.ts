import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningTenant, startLocalTenant } from '../../../src/local-tenant/start-local-tenant.ts';
import { openTenant } from '../../support/open-tenant.ts';

describe('the rate limit', () => {
  it('is off until it is set', async () => {
    const fernhill = await openTenant();
    expect((await fernhill.control('GET', '/rate-limit')).body).toBeNull();
    for (let i = 0; i < 30; i++) expect((await fernhill.api('GET', '/roles')).status).toBe(200);
    await fernhill.tenant.close();
  });

  it('lets so many requests through in a window, and counts them in Auth0’s headers', async () => {
    const fernhill = await openTenant();
    const token = await fernhill.token();
    const ask = () =>
      fernhill.tenant.app.request('/api/v2/roles', { headers: { authorization: `Bearer ${token}` } });
    await fernhill.control('PUT', '/rate-limit', { limit: 2, seconds: 60 });
    const remaining = [await ask(), await ask()].map(({ headers }) => headers.get('x-ratelimit-remaining'));
    expect(remaining).toEqual(['1', '0']);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({
      statusCode: 429,
      error: 'Too Many Requests',
      message: 'Global limit has been reached',
      errorCode: 'too_many_requests',
    });
    // The tenant's clock stands at a whole minute.
    const seconds = Date.parse('2026-03-02T09:01:00.000Z') / 1000;
    expect(refused.headers.get('x-ratelimit-limit')).toBe('2');
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(seconds));
    expect(refused.headers.get('retry-after')).toBe('60');
    await fernhill.control('DELETE', '/rate-limit');
    expect((await ask()).status).toBe(200);
    await fernhill.tenant.close();
  });

  it('refuses a limit that is none', async () => {
    const fernhill = await openTenant();
    const { status, body } = await fernhill.control('PUT', '/rate-limit', { limit: 0 });
    expect([status, body['message']]).toEqual([400, expect.stringContaining('limit')]);
    await fernhill.tenant.close();
  });
});

describe('a fault', () => {
  it('answers the next requests to a path with a status, and no others', async () => {
    const fernhill = await openTenant();
    await fernhill.control('POST', '/faults', {
      path: '/api/v2/roles*',
      method: 'GET',
      times: 2,
      status: 503,
    });
    expect((await fernhill.api('POST', '/roles', { name: 'Mechanic' })).status).toBe(200);
    expect((await fernhill.api('GET', '/clients')).status).toBe(200);
    expect((await fernhill.api('GET', '/roles')).status).toBe(503);
    expect((await fernhill.control('GET', '/faults')).body).toMatchObject([{ times: 1 }]);
    expect((await fernhill.api('GET', '/roles/rol_1')).status).toBe(503);
    expect((await fernhill.api('GET', '/roles')).status).toBe(200);
    await fernhill.tenant.close();
  });

  it('wants exactly one kind of trouble', async () => {
    const fernhill = await openTenant();
    for (const body of [
      { path: '/x' },
      { path: '/x', status: 500, drop: true },
      { path: '/x', status: 99 },
    ]) {
      expect((await fernhill.control('POST', '/faults', body)).status).toBe(400);
    }
    await fernhill.tenant.close();
  });
});

describe('against a served tenant', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switches-'));
  let tenant: RunningTenant;
  let base: string;
  beforeAll(async () => {
    const root = join(__dirname, '../../..');
    tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
    base = `http://localhost:${tenant.port}`;
  });
  afterAll(async () => {
    await tenant.close();
    rmSync(folder, { recursive: true });
  });
  const fault = (body: object) =>
    fetch(`${base}/_local/faults`, { method: 'POST', body: JSON.stringify(body) });

  it('drops the connection', async () => {
    await fault({ path: '/.well-known/jwks.json', drop: true });
    await expect(fetch(`${base}/.well-known/jwks.json`)).rejects.toThrow('fetch failed');
    expect((await fetch(`${base}/.well-known/jwks.json`)).status).toBe(200);
  });

  it('hangs until the caller gives up, or the faults are cleared', async () => {
    await fault({ path: '/userinfo', times: 2, hang: true });
    await expect(fetch(`${base}/userinfo`, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    const waiting = fetch(`${base}/userinfo`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await fetch(`${base}/_local/faults`, { method: 'DELETE' });
    await expect(waiting).rejects.toThrow('fetch failed');
  });

  it('is something that Auth0’s SDK tries again after', async () => {
    const { clientId, clientSecret } = tenant.deployClient;
    await fetch(`${base}/_local/faults`, { method: 'DELETE' });
    await fault({ path: '/api/v2/roles', status: 429, headers: { 'retry-after': '0' } });
    const program = `
      const { ManagementClient } = require('auth0');
      const client = new ManagementClient(${JSON.stringify({ domain: `localhost:${tenant.port}`, clientId, clientSecret })});
      client.roles.list().then(({ data }) => console.log(data.length));`;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: tenant.caFile };
    const { stdout } = await promisify(execFile)('node', ['-e', program], { env });
    expect(stdout.trim()).toBe('0');
    expect(await (await fetch(`${base}/_local/faults`)).json()).toEqual([]);
  });
});
