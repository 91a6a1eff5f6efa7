import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { type SigningIn, signingIn } from '../../support/signing-in.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const API = 'https://api.fernhill.example/';
let fernhill: SigningIn;
let id: string;

beforeAll(async () => {
  fernhill = await signingIn();
  const pem = String(pair.publicKey.export({ format: 'pem', type: 'spki' }));
  const { body } = await fernhill.api('POST', '/clients', {
    name: 'Fernhill Reminder Worker',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
    client_authentication_methods: {
      private_key_jwt: {
        credentials: [{ name: 'the worker’s', credential_type: 'public_key', pem, alg: 'RS256' }],
      },
    },
  });
  id = String(body['client_id']);
  await fernhill.api('POST', '/client-grants', { client_id: id, audience: API, scope: ['read:bookings'] });
});
afterAll(() => fernhill.tenant.close());

let count = 0;
interface Claims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string;
  readonly jti?: string;
  /** Seconds from now. */
  readonly exp?: number;
}

function assertion(
  { iss = id, sub = id, aud = 'https://localhost:4400/', jti, exp = 60 }: Claims = {},
  key = pair,
) {
  const now = Math.floor(fernhill.clock.now() / 1000);
  return new SignJWT({ jti: jti ?? `assertion-${count++}` })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(iss)
    .setSubject(sub)
    .setAudience(aud)
    .setIssuedAt(now)
    .setExpirationTime(now + exp)
    .sign(key.privateKey);
}

const ask = (client_assertion: string, more: Record<string, string | undefined> = {}) =>
  fernhill.token({
    grant_type: 'client_credentials',
    audience: API,
    client_id: undefined,
    client_secret: undefined,
    client_assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    ...more,
  });

it('gives tokens to an application that signs with its key, for the tenant or its token endpoint', async () => {
  expect(await ask(await assertion())).toMatchObject({ status: 200, body: { scope: 'read:bookings' } });
  expect((await ask(await assertion({ aud: 'https://localhost:4400/oauth/token' }))).status).toBe(200);
});

it('takes an assertion once', async () => {
  const once = await assertion({ jti: 'only-once' });
  expect((await ask(once)).status).toBe(200);
  expect(await ask(once)).toMatchObject({ status: 401, body: { error: 'access_denied' } });
});

it.each<[string, () => Promise<string>]>([
  ['another key', () => assertion({}, other)],
  ['another audience', () => assertion({ aud: 'https://other.example/' })],
  ['another issuer', () => assertion({ iss: 'somebody' })],
  ['an application that there is not', () => assertion({ iss: 'nobody', sub: 'nobody' })],
  ['a time that is over', () => assertion({ exp: -1 })],
  ['no signature', async () => `${(await assertion()).split('.').slice(0, 2).join('.')}.`],
  [
    'an algorithm of none',
    async () =>
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await assertion()).split('.')[1]}.`,
  ],
  ['nothing in it', async () => 'no.jwt.here'],
])('refuses an assertion with %s', async (_, made) => {
  expect(await ask(await made())).toMatchObject({ status: 401, body: { error: 'access_denied' } });
});

it('refuses another client id beside the assertion, and a secret in its place', async () => {
  expect((await ask(await assertion(), { client_id: String(fernhill.client['client_id']) })).status).toBe(
    401,
  );
  const { status } = await fernhill.token({
    grant_type: 'client_credentials',
    audience: API,
    client_id: id,
    client_secret: 'guessed',
  });
  expect(status).toBe(401);
});
