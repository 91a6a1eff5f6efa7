import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { managing } from '../support/managing.ts';

const CALLBACK = 'https://bookings.fernhill.example/callback';
const PASSWORDLESS = 'http://auth0.com/oauth/grant-type/passwordless/otp';
let folder: string;
let tenant: RunningTenant;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sign-in-sdk-'));
  const root = join(__dirname, '../..');
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Deploy' });
}, 60_000);
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

it('signs people up and in, refreshes, revokes and mails codes with Auth0’s own SDK', async () => {
  const manage = await managing(tenant);
  await manage('PATCH', '/tenants/settings', { pushed_authorization_requests_supported: true });
  const { client_id, client_secret } = await manage('POST', '/clients', {
    name: 'Fernhill Bookings',
    app_type: 'regular_web',
    callbacks: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token', PASSWORDLESS],
  });
  const enabled_clients = [String(client_id)];
  await manage('POST', '/connections', { name: 'fernhill-customers', strategy: 'auth0', enabled_clients });
  await manage('POST', '/connections', { name: 'email', strategy: 'email', enabled_clients });
  const program = fork(join(__dirname, '../support/applications/sign-in-sdk.cjs'), {
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: tenant.caFile,
      ISSUER: tenant.context.issuer,
      CLIENT_ID: String(client_id),
      CLIENT_SECRET: String(client_secret),
      CALLBACK,
    },
  });
  const failed = once(program, 'exit').then(([code]) => {
    throw new Error(`the program ended with ${String(code)}`);
  });
  const [told] = await Promise.race([once(program, 'message'), failed]);
  failed.catch(() => undefined);
  program.disconnect();
  const tokens = ['access_token', 'expires_in', 'id_token', 'scope', 'token_type'];
  const offline = [...tokens, 'refresh_token'].sort();
  expect(told).toEqual({
    signUp: expect.objectContaining({ email: 'lena@mail.example', email_verified: false }),
    signUpAgain: { statusCode: 400, error: 'invalid_signup', description: 'The user already exists.' },
    changePassword: "We've just sent you an email to reset your password.",
    resetMail: 'reset_email',
    tokens: offline,
    user: { sub: expect.stringMatching(/^auth0\|/), email: 'lena@mail.example', email_verified: false },
    codeAgain: { statusCode: 400, error: 'invalid_grant', description: 'Invalid authorization code' },
    refreshed: tokens,
    revoked: { statusCode: 400, error: 'invalid_grant', description: 'Unknown or invalid refresh token.' },
    passwordless: tokens,
    passwordlessAgain: {
      statusCode: 403,
      error: 'invalid_grant',
      description: 'Wrong email or verification code.',
    },
  });
}, 30_000);
