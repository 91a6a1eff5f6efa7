import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
let application: Server;
/** What the application was sent. */
let told: URLSearchParams[];
let status: number;

beforeEach(async () => {
  told = [];
  status = 200;
  application = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    told.push(new URLSearchParams(body));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  const { port } = application.address() as AddressInfo;
  fernhill = await signingIn({
    client: { oidc_logout: { backchannel_logout_urls: [`http://127.0.0.1:${port}/logout`] } },
  });
});
afterEach(async () => {
  await fernhill.tenant.close();
  application.close();
});

const logged = async (type: string) => (await fernhill.api('GET', `/logs?q=type:${type}`)).body[0];

async function signedIn() {
  const browser = fernhill.browser();
  const { url } = await fernhill.signIn(browser);
  const code = url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  return { browser, claims: claimsOf(body['id_token']) };
}

const logoutPath = '/v2/logout';

it('tells every application of the session, with a token that the tenant has signed', async () => {
  const { browser, claims } = await signedIn();
  await browser.open(logoutPath);
  await fernhill.tenant.settled();
  const keys = (await (
    await fernhill.tenant.app.request('https://localhost:4400/.well-known/jwks.json')
  ).json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(
    told[0]?.get('logout_token') ?? '',
    createLocalJWKSet(keys),
    {
      issuer: 'https://localhost:4400/',
      audience: String(fernhill.client['client_id']),
      currentDate: new Date(fernhill.clock.now()),
    },
  );
  expect(protectedHeader.typ).toBe('logout+jwt');
  expect(payload).toMatchObject({
    sub: fernhill.nora['user_id'],
    sid: claims['sid'],
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  expect(payload).not.toHaveProperty('nonce');
  expect(await logged('oidc_backchannel_logout_succeeded')).toMatchObject({
    client_name: 'Fernhill Bookings',
  });
});

it('logs an application that answers with an error', async () => {
  status = 500;
  const { browser } = await signedIn();
  await browser.open(logoutPath);
  await fernhill.tenant.settled();
  expect(await logged('oidc_backchannel_logout_failed')).toMatchObject({ description: 'it answered 500' });
});

it('tells them of a session that an Action has revoked', async () => {
  const { browser } = await signedIn();
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => api.session.revoke('A stolen bike.');`,
  );
  await browser.open(fernhill.authorize());
  await fernhill.tenant.settled();
  expect(told).toHaveLength(1);
});

it('tells nobody where nobody was signed in', async () => {
  await fernhill.browser().open(logoutPath);
  await fernhill.tenant.settled();
  expect(told).toEqual([]);
});
