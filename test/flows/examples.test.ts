import { join } from 'node:path';
import { generateKeyPair, SignJWT } from 'jose';
import { machineToken } from '../../examples/worker/machine-token.ts';
import { type Program, startProgram } from '../../src/cli/program.ts';
import type { Doc } from '../../src/core/json.ts';
import { LOGS } from '../../src/resources/logs/log-store.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { freePort } from '../support/free-port.ts';
import { type Manage, managing } from '../support/managing.ts';
import { NORA, signsPeopleIn } from '../support/signs-people-in.ts';

const root = join(__dirname, '../..');
const API = 'https://api.fernhill.example/';

let fernhill: DeployedFernhill;
let manage: Manage;
let programs: Program[];
let api: string;
let web: string;

beforeAll(async () => {
  fernhill = await deployedFernhill();
  manage = await managing(fernhill.tenant);
  const port = await freePort();
  api = `http://localhost:${port}`;
  web = `http://localhost:${fernhill.webPort}`;
  const client = fernhill.client('Fernhill Bookings');
  const env = {
    ...process.env,
    AUTH0_DOMAIN: new URL(fernhill.issuer).host,
    NODE_EXTRA_CA_CERTS: fernhill.tenant.caFile,
    API_PORT: String(port),
    API_URL: api,
    WEB_APP_URL: web,
    WEB_APP_PORT: String(fernhill.webPort),
    WEB_APP_CLIENT_ID: String(client['client_id']),
    WEB_APP_CLIENT_SECRET: String(client['client_secret']),
    WEB_APP_SESSION_SECRET: 'a-secret-for-the-length-of-a-test',
  };
  programs = (await Promise.all(['api', 'web-app'].map((name) => startProgram(root, name, env)))).flatMap(
    (one) => one ?? [],
  );
  expect(programs).toHaveLength(2);
}, 120_000);
afterAll(async () => {
  for (const program of programs) await program.stop();
  await fernhill.close();
});

const origin = () => `http://127.0.0.1:${fernhill.tenant.port}`;

/** A person's token for an API, with these scopes. */
async function tokenOf(
  who: { email: string; password: string },
  scope: string,
  realm = 'fernhill-customers',
) {
  const client = fernhill.client('Fernhill Sign-in Check');
  const answer = await fetch(`${origin()}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm,
      client_id: String(client['client_id']),
      client_secret: String(client['client_secret']),
      username: who.email,
      password: who.password,
      audience: API,
      scope,
    }),
  });
  return String(((await answer.json()) as Doc)['access_token']);
}

async function asked(path: string, token?: string, method = 'GET') {
  const answer = await fetch(`${api}${path}`, {
    method,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  });
  return [answer.status, answer.headers.get('www-authenticate') ?? ''] as const;
}

const machine = (audience: string) => {
  const { client_id, client_secret } = fernhill.client('Fernhill Reminder Worker');
  return { issuer: origin(), clientId: String(client_id), clientSecret: String(client_secret), audience };
};

describe('the API refuses', () => {
  const WANDA = { email: 'wanda.okafor@fernhill.example', password: 'Wanda-keeps-the-keys-2-all' };

  /** The same token but for some claims, by a key of somebody else. */
  async function forged(claims: Doc): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT({
      iss: fernhill.issuer,
      aud: API,
      sub: 'auth0|nora',
      scope: 'read:bookings',
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'unknown' })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  }
  const ofAnotherApi = async () => {
    const other = `${fernhill.issuer}api/v2/`;
    const { clientId, clientSecret } = fernhill.tenant.deployClient;
    return machineToken({ issuer: origin(), clientId, clientSecret, audience: other })();
  };

  it.each<
    [what: string, token: () => Promise<string | undefined>, path: string, status: number, says: RegExp]
  >([
    ['a request without a token', async () => undefined, '/bookings', 401, /^Bearer realm="api"$/],
    ['what is no token', async () => 'nonsense', '/bookings', 401, /error="invalid_token"/],
    ['a token of somebody else’s key', () => forged({}), '/bookings', 401, /error="invalid_token"/],
    [
      'a token of another issuer',
      () => forged({ iss: 'https://evil.example/' }),
      '/bookings',
      401,
      /invalid_token/,
    ],
    ['a token for another API', ofAnotherApi, '/bookings', 401, /error="invalid_token".*aud/],
    ['an unsigned token', async () => 'eyJhbGciOiJub25lIn0.e30.', '/bookings', 401, /invalid_token/],
    [
      'a token without the scope',
      () => tokenOf(NORA, 'openid create:bookings'),
      '/bookings',
      403,
      /error="insufficient_scope".*scope="read:bookings"/,
    ],
    [
      'somebody whose roles do not permit it',
      () => tokenOf(NORA, 'openid read:bookings'),
      '/reports',
      403,
      /error="insufficient_scope".*scope="read:reports"/,
    ],
  ])('%s', async (_, token, path, status, says) => {
    expect(await asked(path, await token())).toEqual([status, expect.stringMatching(says)]);
  });

  it('a token that is over', async () => {
    const [found] = fernhill.tenant.context.state.documents.find('/resource-servers', 'identifier', API);
    const path = `/resource-servers/${String(found?.['id'])}`;
    await manage('PATCH', path, { token_lifetime: 1 });
    const token = await tokenOf(NORA, 'openid read:bookings');
    await manage('PATCH', path, { token_lifetime: 3600 });
    expect(await asked('/bookings', token)).toEqual([200, '']);
    // The SDK lets clocks differ by five seconds.
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect(await asked('/bookings', token)).toEqual([401, expect.stringMatching(/invalid_token.*exp/)]);
  }, 20_000);

  it('nobody who may', async () => {
    expect(await asked('/bookings', await tokenOf(NORA, 'openid read:bookings'))).toEqual([200, '']);
    const manager = await tokenOf(WANDA, 'openid read:reports', 'fernhill-staff');
    expect(await asked('/reports', manager)).toEqual([200, '']);
    expect(await asked('/reminders', await machineToken(machine(API))(), 'POST')).toEqual([200, '']);
  });
});

describe('the worker', () => {
  it('keeps its token until shortly before its end, and asks once for all who wait', async () => {
    let now = 0;
    const token = machineToken(machine(API), () => now);
    const exchanges = () =>
      fernhill.tenant.context.state.documents.list(LOGS).filter(({ type }) => type === 'seccft').length;
    const before = exchanges();
    const [first, second] = await Promise.all([token(), token()]);
    expect(second).toBe(first);
    now = 3_539_000;
    expect(await token()).toBe(first);
    expect(exchanges()).toBe(before + 1);
    now = 3_541_000;
    await token();
    expect(exchanges()).toBe(before + 2);
  });

  it('says why it has none, and asks again the next time', async () => {
    const wrong = { ...machine(API), clientSecret: 'wrong' };
    const token = machineToken(wrong);
    await expect(token()).rejects.toThrow(/No token: /);
    await expect(token()).rejects.toThrow(/No token: /);
  });
});

signsPeopleIn('the web application', () => ({ web, manage }));
