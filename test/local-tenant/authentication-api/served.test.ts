import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { systemClock } from '../../../src/core/clock.ts';
import { serverCertificates } from '../../../src/local-tenant/server/certificate-authority.ts';
import { type Listening, listen } from '../../../src/local-tenant/server/listen.ts';
import {
  BOOKINGS_API,
  BOOKINGS_APP,
  type FernhillTenant,
  fernhillTenant,
  NORA,
  WORKER,
} from '../../support/fernhill-tenant.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-served-'));
let tenant: FernhillTenant;
let listening: Listening;
let caFile: string;

beforeAll(async () => {
  const certificates = await serverCertificates(folder, systemClock);
  caFile = certificates.caFile;
  listening = await listen({
    fetch: (request, env) => tenant.app.fetch(request, env),
    port: 0,
    tls: certificates.tls,
  });
  // The SDK checks ID tokens by the real time and the address that it called.
  tenant = await fernhillTenant({ domain: `localhost:${listening.port}`, now: Date.now() });
});
afterAll(async () => {
  await listening.close();
  tenant.close();
  rmSync(folder, { recursive: true });
});

/** Runs a script with Auth0's own SDK in a process that trusts the development authority; it prints its answer as JSON. */
async function withSdk(script: string, client: { client_id: string; client_secret: string }) {
  const options = {
    domain: `localhost:${listening.port}`,
    clientId: client.client_id,
    clientSecret: client.client_secret,
  };
  const program = `
    const { AuthenticationClient } = require('auth0/legacy');
    const { oauth } = new AuthenticationClient(${JSON.stringify(options)});
    (async () => { ${script} })().then((answer) => console.log(JSON.stringify(answer)));`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: caFile };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { env });
  return JSON.parse(stdout);
}

test("Auth0's SDK gets a machine's token over HTTPS", async () => {
  tenant.change('/clients', WORKER.client_id, { token_endpoint_auth_method: 'client_secret_post' });
  const script = `return (await oauth.clientCredentialsGrant({ audience: '${BOOKINGS_API}' })).data`;
  const answer = await withSdk(script, WORKER);
  expect(answer).toMatchObject({ token_type: 'Bearer', scope: 'read:bookings send:reminders' });
});

test("Auth0's SDK signs a person in, and understands a refusal", async () => {
  const person = JSON.stringify({
    ...NORA,
    realm: 'fernhill-customers',
    scope: 'openid email read:bookings',
    audience: BOOKINGS_API,
  });
  const script = `
    const { data } = await oauth.passwordGrant(${person});
    const refused = await oauth.passwordGrant({ ...${person}, password: 'wrong' }).catch((error) => error);
    return { data, refused: [refused.statusCode, refused.error, refused.error_description] };`;
  const { data, refused } = await withSdk(script, BOOKINGS_APP);
  expect(data).toMatchObject({ token_type: 'Bearer', expires_in: 7200, scope: 'openid email read:bookings' });
  expect(await tenant.claims(data.id_token)).toMatchObject({ sub: 'auth0|nora', aud: 'FernhillBookings' });
  expect(refused).toEqual([403, 'invalid_grant', 'Wrong email or password.']);
});

test('the discovery document leads to the keys that tokens verify against', async () => {
  const { body: found } = await tenant.request('/.well-known/openid-configuration');
  const { issuer } = tenant.context;
  expect(found).toMatchObject({ issuer, token_endpoint: `${issuer}oauth/token` });
  const { pathname } = new URL(String(found['jwks_uri']));
  const answer = await fetch(`http://127.0.0.1:${listening.port}${pathname}`);
  const served = JSON.parse(await answer.text());
  const { body } = await tenant.signIn({ audience: BOOKINGS_API });
  const options = {
    issuer,
    audience: BOOKINGS_API,
    currentDate: new Date(tenant.clock.now()),
  };
  const { payload } = await jwtVerify(String(body['access_token']), createLocalJWKSet(served), options);
  expect(payload.sub).toBe('auth0|nora');
});

test('every address in the discovery document is answered', async () => {
  const { body } = await tenant.request('/.well-known/openid-configuration');
  const paths = Object.entries(body).flatMap(([key, value]) =>
    key.endsWith('_endpoint') || key === 'jwks_uri' ? [new URL(String(value)).pathname] : [],
  );
  for (const path of paths) {
    const answers = await Promise.all(['GET', 'POST'].map((method) => tenant.app.request(path, { method })));
    expect([path, answers.some(({ status }) => status !== 404)]).toEqual([path, true]);
  }
});

test('more than the token endpoint takes is refused with 413', async () => {
  const { status, body } = await tenant.signIn({ note: 'x'.repeat(3_000_000) });
  expect([status, body['statusCode']]).toEqual([413, 413]);
});
