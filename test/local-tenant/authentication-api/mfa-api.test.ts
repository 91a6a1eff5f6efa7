import { Secret, TOTP } from 'otpauth';
import type { Doc } from '../../../src/core/json.ts';
import { claimsOf, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const MFA = 'http://auth0.com/oauth/grant-type/mfa-';
const REALM = 'http://auth0.com/oauth/grant-type/password-realm';
const PHONE = '+12065550100';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn({
    client: {
      grant_types: ['password', REALM, 'refresh_token', `${MFA}otp`, `${MFA}oob`, `${MFA}recovery-code`],
    },
  });
  for (const factor of ['otp', 'sms', 'email', 'recovery-code'])
    await fernhill.api('PUT', `/guardian/factors/${factor}`, { enabled: true });
  await fernhill.api('PUT', '/guardian/policies', ['all-applications']);
  await fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { email_verified: false });
});
afterEach(() => fernhill.tenant.close());

const password = (more: Record<string, string> = {}) =>
  fernhill.token({
    grant_type: REALM,
    realm: 'fernhill-customers',
    username: NORA.email,
    password: NORA.password,
    scope: 'openid',
    ...more,
  });
const mfaToken = async (more?: Record<string, string>) => String((await password(more)).body['mfa_token']);
const give = (kind: string, mfa_token: string, more: Record<string, string>) =>
  fernhill.token({ grant_type: `${MFA}${kind}`, mfa_token, ...more });
const codeOf = (secret: unknown) =>
  new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate({ timestamp: fernhill.clock.now() });
const sent = async () => /\d{6}/.exec(String((await fernhill.mail())['text']))?.[0] ?? '';
const associate = (token: string, body: Doc) => fernhill.ask('POST', '/mfa/associate', token, body);
const challenge = (mfa_token: string, more: Record<string, string> = {}) =>
  fernhill.post('/mfa/challenge', { mfa_token, ...more });

/** Nora sets her app up: its secret and her recovery code. */
async function withApp() {
  const token = await mfaToken();
  const { body } = await associate(token, { authenticator_types: ['otp'] });
  await give('otp', token, { otp: codeOf(body['secret']) });
  fernhill.clock.advance(30_000);
  return { secret: body['secret'], recovery: String((body['recovery_codes'] as string[])[0]) };
}

it('tells the application that a factor is needed, and is gone on with by its first code', async () => {
  const first = await password();
  expect(first).toMatchObject({
    status: 403,
    body: { error: 'mfa_required', mfa_token: expect.stringMatching(/^\w{32}$/) },
  });
  const token = String(first.body['mfa_token']);
  expect(await challenge(token)).toMatchObject({ status: 403, body: { error: 'association_required' } });
  const begun = await associate(token, { authenticator_types: ['otp'] });
  expect(begun).toMatchObject({
    status: 200,
    body: {
      authenticator_type: 'otp',
      barcode_uri: expect.stringContaining('otpauth://totp/localhost%3A4400:nora%40mail.example?'),
      recovery_codes: [expect.stringMatching(/^[A-Z0-9]{24}$/)],
    },
  });
  const { status, body } = await give('otp', token, { otp: codeOf(begun.body['secret']) });
  expect(status).toBe(200);
  expect(claimsOf(body['id_token'])).toMatchObject({ sub: fernhill.nora['user_id'], amr: ['mfa'] });
  expect(await give('otp', token, { otp: codeOf(begun.body['secret']) })).toMatchObject({
    status: 401,
    body: { error: 'invalid_grant', error_description: 'Malformed mfa_token' },
  });
});

it('is asked for from then on, and nobody sets up another one with the password alone', async () => {
  const { secret } = await withApp();
  const token = await mfaToken();
  expect(await associate(token, { authenticator_types: ['otp'] })).toMatchObject({
    status: 403,
    body: { error_description: 'User is already enrolled.' },
  });
  expect(await challenge(token, { challenge_type: 'otp' })).toMatchObject({
    body: { challenge_type: 'otp' },
  });
  expect(await challenge(token, { challenge_type: 'oob' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_challenge_type' },
  });
  expect(await give('otp', token, { otp: '000000' })).toMatchObject({
    status: 403,
    body: { error: 'invalid_grant' },
  });
  expect((await give('otp', token, { otp: codeOf(secret) })).status).toBe(200);
});

it('is made up for by a recovery code, and the next one comes along', async () => {
  const { recovery } = await withApp();
  const { status, body } = await give('recovery-code', await mfaToken(), { recovery_code: recovery });
  expect([status, body['recovery_code']]).toEqual([200, expect.stringMatching(/^[A-Z0-9]{24}$/)]);
  expect(await give('recovery-code', await mfaToken(), { recovery_code: recovery })).toMatchObject({
    status: 403,
    body: { error_description: 'Invalid recovery_code.' },
  });
});

it('goes to a phone, which is set up by its first code and challenged with the next', async () => {
  const token = await mfaToken();
  const begun = await associate(token, {
    authenticator_types: ['oob'],
    oob_channels: ['sms'],
    phone_number: PHONE,
  });
  expect(begun.body).toMatchObject({
    authenticator_type: 'oob',
    binding_method: 'prompt',
    oob_channel: 'sms',
    oob_code: expect.any(String),
  });
  expect(await fernhill.mail()).toMatchObject({ channel: 'text', to: PHONE, kind: 'mfa_code' });
  const oob_code = String(begun.body['oob_code']);
  expect((await give('oob', token, { oob_code, binding_code: await sent() })).status).toBe(200);
  const next = await mfaToken();
  expect((await fernhill.ask('GET', '/mfa/authenticators', next)).body).toMatchObject([
    { authenticator_type: 'recovery-code', active: true },
    { authenticator_type: 'oob', oob_channel: 'sms', name: 'XXXXXXXX0100', active: true },
  ]);
  const asked = await challenge(next, { challenge_type: 'oob' });
  expect(asked.body).toMatchObject({ challenge_type: 'oob', binding_method: 'prompt' });
  const code = { oob_code: String(asked.body['oob_code']), binding_code: await sent() };
  const other = await mfaToken();
  expect((await give('oob', next, code)).status).toBe(200);
  expect((await give('oob', other, code)).status).toBe(403);
});

it('goes to a verified address without being set up', async () => {
  await fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { email_verified: true });
  const token = await mfaToken();
  const asked = await challenge(token, { challenge_type: 'oob', oob_channel: 'email' });
  expect(await fernhill.mail()).toMatchObject({ to: NORA.email, kind: 'mfa_oob_code' });
  const oob_code = String(asked.body['oob_code']);
  expect((await give('oob', token, { oob_code, binding_code: await sent() })).status).toBe(200);
});

it('is managed with an access token that has the scope', async () => {
  const { secret } = await withApp();
  const audience = 'https://localhost:4400/mfa/';
  const scope = 'openid enroll read:authenticators remove:authenticators';
  const token = await mfaToken({ audience, scope });
  const { body } = await give('otp', token, { otp: codeOf(secret) });
  const access = String(body['access_token']);
  const list = (await fernhill.ask('GET', '/mfa/authenticators', access)).body as unknown as Doc[];
  const id = String(list.find((one) => one['authenticator_type'] === 'otp')?.['id']);
  const path = `/mfa/authenticators/${encodeURIComponent(id)}`;
  const waiting = await mfaToken();
  expect((await fernhill.ask('DELETE', path, waiting)).status).toBe(401);
  expect((await fernhill.ask('DELETE', path, access)).status).toBe(204);
  expect((await fernhill.ask('DELETE', path, access)).status).toBe(404);
});

it('is asked for by an Action that enables it', async () => {
  await fernhill.api('PUT', '/guardian/policies', []);
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => { api.multifactor.enable('any'); };`,
  );
  expect((await password()).body).toMatchObject({ error: 'mfa_required', mfa_token: expect.any(String) });
});

it('is refused without a way on to an application that has no grant for it', async () => {
  const id = String(fernhill.client['client_id']);
  await fernhill.api('PATCH', `/clients/${id}`, { grant_types: ['password', REALM] });
  const { body } = await password();
  expect(body).toEqual({ error: 'mfa_required', error_description: expect.any(String) });
});

it.each<[string, () => Promise<{ status: number; body: Doc }>, number, string]>([
  ['no token', () => fernhill.post('/mfa/challenge', {}), 400, 'invalid_request'],
  ['an unknown token', () => challenge('x'.repeat(32)), 401, 'invalid_grant'],
  ['a wrong secret', async () => challenge(await mfaToken(), { client_secret: 'no' }), 401, 'access_denied'],
  ['no factor', async () => associate(await mfaToken(), {}), 400, 'invalid_request'],
  [
    'no phone number',
    async () => associate(await mfaToken(), { authenticator_types: ['oob'], oob_channels: ['sms'] }),
    400,
    'bad.phone_number',
  ],
  ['no bearer token', () => fernhill.ask('GET', '/mfa/authenticators', ''), 401, 'invalid_token'],
])('refuses %s', async (_, ask, status, error) => {
  expect(await ask()).toMatchObject({ status, body: { error } });
});
