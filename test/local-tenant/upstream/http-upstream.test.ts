import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../../src/core/json.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import { type RunningTenant, startLocalTenant } from '../../../src/local-tenant/start-local-tenant.ts';
import {
  HttpUpstream,
  type HttpUpstreamOptions,
} from '../../../src/local-tenant/upstream/http/http-upstream.ts';
import { send } from '../../../src/local-tenant/upstream/http/send.ts';

const root = join(__dirname, '../../..');
const HASTE = { pauseMs: 5, tries: 3 };

let folder: string;
let tenant: RunningTenant;
const opened: HttpUpstream[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upstream-'));
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
});
afterEach(async () => {
  for (const upstream of opened.splice(0)) upstream.close();
  await control('DELETE', '/faults');
  await control('DELETE', '/rate-limit');
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<HttpUpstreamOptions> = {}): HttpUpstream {
  const { clientId, clientSecret } = tenant.deployClient;
  const ca = readFileSync(tenant.caFile, 'utf8');
  const upstream = new HttpUpstream({
    domain: tenant.context.domain,
    clientId,
    clientSecret,
    ca,
    patience: HASTE,
    ...options,
  });
  opened.push(upstream);
  return upstream;
}

async function control(method: string, path: string, body?: Json): Promise<void> {
  await tenant.app.request(`/_local${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
}

type Trouble = Readonly<Record<string, Json>>;

const fault = (trouble: Trouble, times = 1) =>
  control('POST', '/faults', { path: '/api/v2/*', times, ...trouble });

async function problemOf(reading: Promise<unknown>) {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`no problem: ${String(error)}`);
  return error.problems[0];
}

describe('a tenant that is read over HTTPS', () => {
  it('answers as it does to anybody, refusals too, with one token for all', async () => {
    const upstream = open();
    expect(await upstream.get('/roles')).toEqual({ status: 200, body: [] });
    expect(await upstream.get('/roles/rol_gone')).toMatchObject({ status: 404 });
    expect(upstream.requests).toBe(3);
  });

  it.each([
    ['an error of the server', { status: 500 }],
    ['a connection that breaks', { drop: true }],
    ['no answer', { hang: true }],
    ['a token that is not taken any more', { status: 401 }],
    ['a rate limit', { status: 429, headers: { 'retry-after': '0.01' } }],
  ])('asks again after %s', async (_, trouble: Trouble) => {
    const upstream = open({ patience: { ...HASTE, answerMs: 500 } });
    await fault(trouble);
    expect(await upstream.get('/roles')).toEqual({ status: 200, body: [] });
  });

  it.each([
    ['errors', { status: 503 }, 'it answered 503'],
    ['broken connections', { drop: true }, 'ECONNRESET'],
    ['silence', { hang: true }, 'no answer within 0.5 s'],
    ['tokens that are not taken', { status: 401 }, 'it does not take its own token'],
    ['rate limits', { status: 429, headers: { 'retry-after': '0.001' } }, 'it answered 429'],
  ])(
    'ends where there is nothing but %s, and names what could not be read',
    async (_, trouble: Trouble, reason) => {
      const upstream = open({ patience: { ...HASTE, answerMs: 500 } });
      await fault(trouble, 100);
      const problem = await problemOf(upstream.get('/roles?page=0'));
      expect(problem?.code).toBe('upstream-unread');
      expect(problem?.message).toContain('/roles?page=0');
      expect(problem?.message).toContain(reason);
    },
  );

  it('waits no longer for a rate limit than for anything', async () => {
    const upstream = open({ patience: { ...HASTE, wholeMs: 100 } });
    await fault({ status: 429, headers: { 'retry-after': '3600' } });
    expect((await problemOf(upstream.get('/roles')))?.code).toBe('upstream-unread');
  });

  it('leaves half of the rate limit to others', async () => {
    const upstream = open();
    const window = 3600;
    await control('PUT', '/rate-limit', { limit: 20, seconds: window });
    const reads = Array.from({ length: 9 }, (_, i) => upstream.get(`/roles?page=${i}`));
    await Promise.all(reads);
    const hasty = open({ patience: { ...HASTE, wholeMs: 100 } });
    await hasty.get('/roles');
    const problem = await problemOf(hasty.get('/roles'));
    expect(problem?.message).toContain('half of its rate limit is in use by others');
    const left = await hasty.get('/roles').catch(() => undefined);
    expect(left).toBeUndefined();
  });

  it('goes on when the rate limit begins anew', async () => {
    const upstream = open();
    await control('PUT', '/rate-limit', { limit: 20, seconds: 1 });
    const answers = await Promise.all(Array.from({ length: 14 }, (_, i) => upstream.get(`/roles?page=${i}`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    // No 429 among them: the token, and one request for each answer.
    expect(upstream.requests).toBe(15);
  });

  it('asks again for a token, and says where there is none: tenant-unreachable', async () => {
    await control('POST', '/faults', { path: '/oauth/token', times: 2, status: 503 });
    expect((await open().get('/roles')).status).toBe(200);
    await control('POST', '/faults', { path: '/oauth/token', times: 3, drop: true });
    expect((await problemOf(open().get('/roles')))?.code).toBe('tenant-unreachable');
  });

  it('refuses credentials that the tenant does not take: wrong-credentials', async () => {
    const problem = await problemOf(open({ clientSecret: 'not the secret' }).get('/roles'));
    expect(problem?.code).toBe('wrong-credentials');
  });

  it('says where nobody answers: tenant-unreachable', async () => {
    const problem = await problemOf(open({ domain: 'localhost:9' }).get('/roles'));
    expect(problem?.code).toBe('tenant-unreachable');
  });
});

describe('what is sent to an upstream', () => {
  const sent = (method: string, path: string) =>
    new Promise((resolve) => {
      resolve(
        send({
          method,
          url: new URL(`https://${tenant.context.domain}${path}`),
          headers: {},
          agent: new Agent(),
          timeoutMs: 100,
        }),
      );
    });

  it.each([
    ['POST', '/api/v2/roles'],
    ['POST', '/api/v2/../v2/clients'],
    ['GET', '/_local/reset'],
    ['POST', '/_local/reset'],
    ['GET', '/api/v2/../../oauth/token'],
  ] as const)('is never %s %s', async (method, path) => {
    await expect(sent(method, path)).rejects.toThrow('a fork only reads from its upstream');
  });

  it('is never another method than GET', async () => {
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      await expect(sent(method, '/api/v2/roles')).rejects.toThrow('only reads');
    }
  });
});
