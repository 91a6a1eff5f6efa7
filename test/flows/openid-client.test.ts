import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as client from 'openid-client';
import { Agent, fetch as fetchOver } from 'undici';
import type { Doc } from '../../src/core/json.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { Browser } from '../support/browser.ts';
import { type Manage, managing } from '../support/managing.ts';

const CALLBACK = 'https://bookings.fernhill.example/callback';
const API = 'https://api.fernhill.example/';
const NORA = { email: 'nora@mail.example', password: 'Nora-rides-the-river-path-7' };
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

describe('openid-client', () => {
  let folder: string;
  let tenant: RunningTenant;
  let manage: Manage;
  let web: Doc;
  let agent: Agent;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'openid-client-'));
    tenant = await startLocalTenant({
      folder,
      root: join(__dirname, '../..'),
      port: 0,
      deployClientName: 'Deploy',
    });
    agent = new Agent({ connect: { ca: readFileSync(tenant.caFile) } });
    manage = await managing(tenant);
    await manage('PATCH', '/tenants/settings', { pushed_authorization_requests_supported: true });
    await manage('POST', '/resource-servers', {
      identifier: API,
      name: 'Bookings',
      allow_offline_access: true,
      skip_consent_for_verifiable_first_party_clients: true,
      scopes: [{ value: 'read:bookings' }],
    });
    web = await application('Fernhill Bookings', { token_endpoint_auth_method: 'client_secret_basic' });
    await manage('POST', '/users', { ...NORA, connection: 'fernhill-customers', verify_email: false });
  }, 60_000);
  afterAll(async () => {
    await agent.close();
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function application(name: string, more: Doc): Promise<Doc> {
    const made = await manage('POST', '/clients', {
      name,
      app_type: 'regular_web',
      callbacks: [CALLBACK],
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials', DEVICE],
      ...more,
    });
    const id = String(made['client_id']);
    const [known] = (await manage('GET', '/connections?name=fernhill-customers')) as unknown as [Doc?];
    if (!known) {
      await manage('POST', '/connections', {
        name: 'fernhill-customers',
        strategy: 'auth0',
        enabled_clients: [id],
      });
    } else {
      await manage('PATCH', `/connections/${String(known['id'])}/clients`, [{ client_id: id, status: true }]);
    }
    return made;
  }

  const issuer = () => new URL(`https://localhost:${tenant.port}/`);
  /** Over TLS, with the tenant's own authority. */
  const overTls = ((url: string, options: object) =>
    fetchOver(url, { ...options, dispatcher: agent })) as unknown as client.CustomFetch;
  const discovered = (app: Doc, authentication?: client.ClientAuth) =>
    client.discovery(
      issuer(),
      String(app['client_id']),
      authentication ? undefined : String(app['client_secret']),
      authentication ?? client.ClientSecretBasic(),
      { [client.customFetch]: overTls },
    );

  /** What comes to the callback when Nora has logged in at this address. */
  async function loggedIn(url: URL): Promise<URL> {
    const browser = new Browser(tenant.app, issuer().origin);
    const page = await browser.open(`${url.pathname}${url.search}`);
    const done = await browser.submit(page, { username: NORA.email, password: NORA.password });
    return done.url.pathname.startsWith('/u/login/password')
      ? (await browser.submit(done, { password: NORA.password })).url
      : done.url;
  }

  it('signs in with PKCE, reads /userinfo, refreshes and revokes', async () => {
    const config = await discovered(web);
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid email offline_access read:bookings',
      audience: API,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const tokens = await client.authorizationCodeGrant(config, await loggedIn(url), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const { sub = '' } = tokens.claims() ?? {};
    expect(await client.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({ email: NORA.email });
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.claims()).toMatchObject({ sub });
    await client.tokenRevocation(config, tokens.refresh_token ?? '');
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('pushes its request before', async () => {
    const config = await discovered(web);
    const verifier = client.randomPKCECodeVerifier();
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: CALLBACK,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    const tokens = await client.authorizationCodeGrant(config, await loggedIn(url), {
      pkceCodeVerifier: verifier,
    });
    expect(tokens.claims()).toMatchObject({ aud: web['client_id'] });
  });

  it('gets what comes with a code, and checks that it belongs to it', async () => {
    const config = await discovered(web);
    await manage('PATCH', `/clients/${String(web['client_id'])}`, {
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials', 'implicit', DEVICE],
    });
    client.useCodeIdTokenResponseType(config);
    const nonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(config, { redirect_uri: CALLBACK, scope: 'openid', nonce });
    const tokens = await client.authorizationCodeGrant(config, await loggedIn(url), { expectedNonce: nonce });
    expect(tokens.claims()).toMatchObject({ nonce });
  });

  it('lets a device in, and asks until it is', async () => {
    const config = await discovered(web);
    const device = await client.initiateDeviceAuthorization(config, { scope: 'openid' });
    const browser = new Browser(tenant.app, issuer().origin);
    const confirm = await browser.open(`/activate?user_code=${device.user_code}`);
    const page = await browser.submit(confirm, {}, 'Confirm');
    const done = await browser.submit(page, { username: NORA.email, password: NORA.password });
    if (done.url.pathname.startsWith('/u/login')) await browser.submit(done, { password: NORA.password });
    const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 1 });
    expect(tokens.claims()).toMatchObject({ sub: expect.stringMatching(/^auth0\|/) });
  });

  it('proves itself with a key', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const worker = await application('Fernhill Worker', {
      client_authentication_methods: {
        private_key_jwt: {
          credentials: [
            {
              credential_type: 'public_key',
              name: 'key',
              alg: 'RS256',
              pem: String(publicKey.export({ type: 'spki', format: 'pem' })),
            },
          ],
        },
      },
    });
    await manage('POST', '/client-grants', {
      client_id: String(worker['client_id']),
      audience: API,
      scope: ['read:bookings'],
    });
    const key = await crypto.subtle.importKey(
      'pkcs8',
      privateKey.export({ type: 'pkcs8', format: 'der' }),
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const config = await discovered(worker, client.PrivateKeyJwt(key));
    const tokens = await client.clientCredentialsGrant(config, { audience: API });
    expect(tokens).toMatchObject({ scope: 'read:bookings', token_type: 'bearer' });
  });

  it('is told why it gets nothing', async () => {
    const config = await discovered({ ...web, client_secret: 'wrong' });
    await expect(client.clientCredentialsGrant(config, { audience: API })).rejects.toMatchObject({
      status: 401,
      error: 'access_denied',
    });
  });
});
