import { SignJWT, UnsecuredJWT } from 'jose';
import { authenticationApi } from '../../../src/local-tenant/authentication-api/authentication-api.ts';
import {
  CALLBACK,
  challengeOf,
  NORA,
  type SigningIn,
  signingIn,
  VERIFIER,
} from '../../support/signing-in.ts';

const API = 'https://api.fernhill.example/';
const REALM = 'http://auth0.com/oauth/grant-type/password-realm';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const OTP = 'http://auth0.com/oauth/grant-type/passwordless/otp';
const MFA = 'http://auth0.com/oauth/grant-type/mfa-otp';
const rotating = {
  rotation_type: 'rotating',
  expiration_type: 'expiring',
  leeway: 0,
  token_lifetime: 3600,
  idle_token_lifetime: 600,
};

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn({
    client: {
      grant_types: ['authorization_code', 'refresh_token', 'implicit', REALM, DEVICE, EXCHANGE, OTP, MFA],
      refresh_token: rotating,
    },
  });
});
afterEach(() => fernhill.tenant.close());

interface Refused {
  readonly status: number;
  readonly error: unknown;
}

/** What the endpoint answers, wherever it says so: in its JSON, at the callback, or on the error page. */
async function asked(path: string, init: RequestInit = {}): Promise<Refused> {
  const answer = await fernhill.tenant.app.request(`https://localhost:4400${path}`, init);
  const location = answer.headers.get('location');
  if (location !== null) {
    const { searchParams, hash } = new URL(location, 'https://localhost:4400');
    return {
      status: answer.status,
      error: searchParams.get('error') ?? new URLSearchParams(hash.slice(1)).get('error'),
    };
  }
  const text = await answer.text();
  const onPage = /<strong>([\w.]+)<\/strong>/.exec(text)?.[1];
  return { status: answer.status, error: onPage ?? (text.startsWith('{') ? JSON.parse(text).error : text) };
}

const form = async (path: string, body: Record<string, string | undefined>): Promise<Refused> => {
  const { status, body: answer } = await fernhill.post(path, body);
  return { status, error: answer['error'] };
};
const token = (body: Record<string, string | undefined>) => form('/oauth/token', body);
const bearer = (path: string, value: string, method = 'GET') =>
  asked(path, { method, headers: { authorization: `Bearer ${value}` } });
const authorize = (more: Record<string, string | undefined>) => asked(fernhill.authorize(more));

async function code(more: Record<string, string> = {}) {
  const { url } = await fernhill.signIn(fernhill.browser(), more);
  return url.searchParams.get('code') ?? '';
}
const redeem = (value: string, more: Record<string, string | undefined> = {}) =>
  token({ grant_type: 'authorization_code', code: value, redirect_uri: CALLBACK, ...more });
async function tokens(more: Record<string, string> = {}) {
  const value = await code({ scope: 'openid offline_access', audience: API, ...more });
  const { body } = await fernhill.token({
    grant_type: 'authorization_code',
    code: value,
    redirect_uri: CALLBACK,
  });
  return {
    access: String(body['access_token']),
    refresh: String(body['refresh_token']),
    id: String(body['id_token']),
  };
}
const refresh = (value: string) => token({ grant_type: 'refresh_token', refresh_token: value });
/** What the token says, and nobody has signed it. */
const unsigned = (audience: string) =>
  new UnsecuredJWT({ scope: 'openid enroll read:authenticators remove:authenticators' })
    .setIssuer('https://localhost:4400/')
    .setSubject(String(fernhill.nora['user_id']))
    .setAudience(audience)
    .setExpirationTime(fernhill.clock.now() / 1000 + 60)
    .encode();
/** Signed with the public key as if it were a shared secret. */
async function forged(audience: string) {
  const jwks = await fernhill.tenant.app.request('https://localhost:4400/.well-known/jwks.json');
  const [{ n, kid }] = ((await jwks.json()) as { keys: [{ n: string; kid: string }] }).keys;
  return new SignJWT({ scope: 'openid' })
    .setProtectedHeader({ alg: 'HS256', kid })
    .setIssuer('https://localhost:4400/')
    .setSubject(String(fernhill.nora['user_id']))
    .setAudience(audience)
    .setExpirationTime(fernhill.clock.now() / 1000 + 60)
    .sign(Buffer.from(n));
}
const USER_INFO = 'https://localhost:4400/userinfo';
const MFA_API = 'https://localhost:4400/mfa/';
const UNKNOWN = 'x'.repeat(32);

/**
 * Endpoint, what is wrong, how it is asked, and what Auth0 answers. `seen`: tenants are seen to answer otherwise than the generic examples
 * of the documentation. Where nothing is said, see the source of each refusal in `oauth-error.ts`.
 */
const table: readonly (readonly [string, string, () => Promise<Refused>, number, string])[] = [
  ['/authorize', 'an unknown application', () => authorize({ client_id: 'nobody' }), 400, 'invalid_request'],
  [
    '/authorize',
    'a foreign callback',
    () => authorize({ redirect_uri: 'https://attacker.example/' }),
    403,
    'unauthorized_client',
  ],
  [
    '/authorize',
    'a callback that only begins like its own',
    () => authorize({ redirect_uri: `${CALLBACK}.attacker.example` }),
    403,
    'unauthorized_client',
  ],
  ['/authorize', 'no response type', () => authorize({ response_type: undefined }), 302, 'invalid_request'],
  [
    '/authorize',
    'an unknown response type',
    () => authorize({ response_type: 'saml' }),
    302,
    'unsupported_response_type',
  ],
  [
    '/authorize',
    'an unknown API',
    () => authorize({ audience: 'https://nowhere.example/' }),
    302,
    'access_denied',
  ],
  ['/authorize', 'a silent login of nobody', () => authorize({ prompt: 'none' }), 302, 'login_required'],
  [
    '/authorize',
    'an ID token without a nonce',
    () => authorize({ response_type: 'id_token' }),
    302,
    'invalid_request',
  ],
  [
    '/authorize',
    'an unknown way to prove a challenge',
    () => authorize({ code_challenge: 'x', code_challenge_method: 'MD5' }),
    302,
    'invalid_request',
  ],
  [
    '/authorize',
    'an unknown invitation',
    () => authorize({ invitation: 'x', organization: 'org_x' }),
    302,
    'invalid_request',
  ],
  [
    '/authorize',
    'an unknown request_uri',
    () => authorize({ request_uri: 'urn:x' }),
    400,
    'invalid_request_uri',
  ],
  ['/login/callback', 'no login', () => asked('/login/callback?state=nobody'), 400, 'invalid_request'],
  ['/samlp/:client_id', 'an unknown application', () => asked('/samlp/nobody'), 400, 'invalid_request'],
  [
    '/samlp/metadata/:client_id',
    'an unknown application',
    () => asked('/samlp/metadata/nobody'),
    400,
    'invalid_request',
  ],
  ['/wsfed', 'an unknown realm', () => asked('/wsfed?wtrealm=urn:nobody'), 400, 'invalid_request'],
  ['/wsfed/:client_id', 'an unknown application', () => asked('/wsfed/nobody'), 400, 'invalid_request'],
  ['/continue', 'no login', () => asked('/continue?state=nobody'), 400, 'invalid_request'],
  [
    '/passwordless/verify_redirect',
    'an unknown application',
    () => asked('/passwordless/verify_redirect?client_id=x'),
    400,
    'invalid_request',
  ],
  ['/oauth/token', 'no grant type', () => token({}), 400, 'invalid_request'],
  [
    '/oauth/token',
    'an unknown grant type',
    () => token({ grant_type: 'magic' }),
    400,
    'unsupported_grant_type',
  ],
  [
    '/oauth/token',
    'a grant that the application lacks',
    () => token({ grant_type: 'client_credentials' }),
    403,
    'unauthorized_client',
  ],
  // Seen; the documentation's generic example is invalid_client.
  ['/oauth/token', 'a wrong secret', () => redeem('x', { client_secret: 'wrong' }), 401, 'access_denied'],
  ['/oauth/token', 'no secret', () => redeem('x', { client_secret: undefined }), 401, 'access_denied'],
  ['/oauth/token', 'an unknown code', () => redeem('x'), 400, 'invalid_grant'],
  [
    '/oauth/token',
    'a code that has been used',
    async () => {
      const value = await code();
      await redeem(value);
      return redeem(value);
    },
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'a code that is too old',
    async () => {
      const value = await code();
      fernhill.clock.advance(61_000);
      return redeem(value);
    },
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'another callback than that of the code',
    async () => redeem(await code(), { redirect_uri: 'https://bookings.fernhill.example/' }),
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'a wrong verifier',
    async () =>
      redeem(await code({ code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' }), {
        code_verifier: 'w'.repeat(43),
      }),
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'no verifier',
    async () => redeem(await code({ code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' })),
    400,
    'invalid_grant',
  ],
  ['/oauth/token', 'an unknown refresh token', () => refresh('x'), 400, 'invalid_grant'],
  [
    '/oauth/token',
    'a refresh token that is too old',
    async () => {
      const { refresh: value } = await tokens();
      fernhill.clock.advance(3_601_000);
      return refresh(value);
    },
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'a refresh token that was not used for too long',
    async () => {
      const { refresh: value } = await tokens();
      fernhill.clock.advance(601_000);
      return refresh(value);
    },
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'a refresh token that comes again',
    async () => {
      const { refresh: value } = await tokens();
      await refresh(value);
      fernhill.clock.advance(1000);
      return refresh(value);
    },
    400,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'an access token in place of a refresh token',
    async () => refresh((await tokens()).access),
    400,
    'invalid_grant',
  ],
  // Seen; the documentation's generic example is invalid_user_password.
  [
    '/oauth/token',
    'a wrong password',
    () => token({ grant_type: REALM, realm: 'fernhill-customers', username: NORA.email, password: 'x' }),
    403,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'an unknown realm',
    () => token({ grant_type: REALM, realm: 'nowhere', username: 'a', password: 'x' }),
    400,
    'invalid_request',
  ],
  [
    '/oauth/token',
    'an unknown API',
    () =>
      token({
        grant_type: REALM,
        realm: 'fernhill-customers',
        ...{ username: NORA.email, password: NORA.password },
        audience: 'https://nowhere.example/',
      }),
    403,
    'access_denied',
  ],
  [
    '/oauth/token',
    'an unknown device',
    () => token({ grant_type: DEVICE, device_code: 'x' }),
    403,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'an unknown mfa_token',
    () => token({ grant_type: MFA, mfa_token: UNKNOWN, otp: '000000' }),
    401,
    'invalid_grant',
  ],
  [
    '/oauth/token',
    'a code that nobody was sent',
    () => token({ grant_type: OTP, realm: 'fernhill-customers', username: NORA.email, otp: '000000' }),
    400,
    'bad.connection',
  ],
  [
    '/oauth/token',
    'an exchange that is not allowed',
    () => token({ grant_type: EXCHANGE, subject_token: 'x', subject_token_type: 'urn:x' }),
    403,
    'unauthorized_client',
  ],
  [
    '/oauth/token',
    'a body that is no JSON',
    () =>
      asked('/oauth/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }),
    400,
    'invalid_request',
  ],
  [
    '/oauth/revoke',
    'a wrong secret',
    () => form('/oauth/revoke', { token: 'x', client_secret: 'wrong' }),
    401,
    'access_denied',
  ],
  ['/oauth/revoke', 'no token', () => form('/oauth/revoke', {}), 400, 'invalid_request'],
  [
    '/oauth/par',
    'a tenant that has it switched off',
    () => form('/oauth/par', { response_type: 'code' }),
    400,
    'invalid_request',
  ],
  [
    '/oauth/device/code',
    'an unknown application',
    () => form('/oauth/device/code', { client_id: 'x' }),
    401,
    'access_denied',
  ],
  [
    '/oauth/device/code',
    'an unknown API',
    () => form('/oauth/device/code', { audience: 'https://nowhere.example/' }),
    403,
    'access_denied',
  ],
  ['/userinfo', 'no token', () => asked('/userinfo'), 401, 'invalid_token'],
  ['/userinfo', 'an unknown token', () => bearer('/userinfo', UNKNOWN), 401, 'invalid_token'],
  [
    '/userinfo',
    'a token of another API',
    async () => bearer('/userinfo', (await tokens({ scope: 'read:bookings' })).access),
    401,
    'invalid_token',
  ],
  ['/userinfo', 'an ID token', async () => bearer('/userinfo', (await tokens()).id), 401, 'invalid_token'],
  ['/userinfo', 'alg none', async () => bearer('/userinfo', unsigned(USER_INFO)), 401, 'invalid_token'],
  [
    '/userinfo',
    'a token signed with the public key',
    async () => bearer('/userinfo', await forged(USER_INFO)),
    401,
    'invalid_token',
  ],
  [
    '/userinfo',
    'a token without its signature',
    async () => bearer('/userinfo', (await tokens()).access.replace(/[^.]+$/, '')),
    401,
    'invalid_token',
  ],
  [
    '/userinfo',
    'a token that is too old',
    async () => {
      const { access } = await tokens();
      fernhill.clock.advance(86_401_000);
      return bearer('/userinfo', access);
    },
    401,
    'invalid_token',
  ],
  [
    '/dbconnections/signup',
    'no password',
    () => form('/dbconnections/signup', { connection: 'fernhill-customers', email: 'a@b.example' }),
    400,
    'invalid_request',
  ],
  [
    '/dbconnections/signup',
    'somebody who has an account',
    () => form('/dbconnections/signup', { connection: 'fernhill-customers', ...NORA }),
    400,
    'invalid_signup',
  ],
  [
    '/dbconnections/signup',
    'a weak password',
    () =>
      form('/dbconnections/signup', {
        connection: 'fernhill-customers',
        email: 'a@b.example',
        password: 'a',
      }),
    400,
    'invalid_password',
  ],
  [
    '/dbconnections/change_password',
    'no address',
    () => form('/dbconnections/change_password', { connection: 'fernhill-customers' }),
    400,
    'invalid_request',
  ],
  [
    '/dbconnections/change_password',
    'an unknown connection',
    () => form('/dbconnections/change_password', { connection: 'nowhere', email: 'a@b.example' }),
    400,
    'invalid_request',
  ],
  [
    '/passwordless/start',
    'an unknown connection',
    () => form('/passwordless/start', { connection: 'nowhere', email: 'a@b.example' }),
    400,
    'invalid_request',
  ],
  [
    '/passwordless/start',
    'a wrong secret',
    () => form('/passwordless/start', { client_secret: 'x' }),
    401,
    'access_denied',
  ],
  [
    '/mfa/challenge',
    'an unknown mfa_token',
    () => form('/mfa/challenge', { mfa_token: UNKNOWN }),
    401,
    'invalid_grant',
  ],
  [
    '/mfa/associate',
    'an unknown mfa_token',
    () => bearer('/mfa/associate', UNKNOWN, 'POST'),
    401,
    'invalid_grant',
  ],
  [
    '/mfa/associate',
    'alg none',
    () => bearer('/mfa/associate', unsigned(MFA_API), 'POST'),
    401,
    'invalid_token',
  ],
  [
    '/mfa/authenticators',
    'a token of another API',
    async () => bearer('/mfa/authenticators', (await tokens()).access),
    401,
    'invalid_token',
  ],
  [
    '/mfa/authenticators/:id',
    'a token signed with the public key',
    async () => bearer('/mfa/authenticators/x', await forged(MFA_API), 'DELETE'),
    401,
    'invalid_token',
  ],
  [
    '/v2/logout',
    'a foreign address',
    () => asked('/v2/logout?returnTo=https://attacker.example/'),
    400,
    'invalid_request',
  ],
  [
    '/oidc/logout',
    'a foreign address',
    () =>
      asked(
        `/oidc/logout?client_id=${String(fernhill.client['client_id'])}&post_logout_redirect_uri=https://attacker.example/`,
      ),
    400,
    'invalid_request',
  ],
  [
    '/oidc/logout',
    'alg none',
    () => asked(`/oidc/logout?id_token_hint=${unsigned(String(fernhill.client['client_id']))}`),
    400,
    'invalid_request',
  ],
  [
    '/tokeninfo',
    'everything: it is gone',
    () => form('/tokeninfo', { id_token: 'x' }),
    410,
    'invalid_request',
  ],
  ['/oauth/ro', 'everything: it is gone', () => form('/oauth/ro', {}), 410, 'invalid_request'],
  [
    '/oauth/access_token',
    'everything: it is gone',
    () => form('/oauth/access_token', {}),
    410,
    'invalid_request',
  ],
  ['/delegation', 'everything: it is gone', () => form('/delegation', {}), 410, 'invalid_request'],
  [
    '/passwordless/verify',
    'everything: it is gone',
    () => form('/passwordless/verify', {}),
    410,
    'invalid_request',
  ],
];

it.each(table)('%s refuses %s', async (_, __, ask, status, error) => {
  expect(await ask()).toEqual({ status, error });
});

it('every endpoint is in the table, but for the documents that anybody may read', () => {
  const routes = authenticationApi(fernhill.tenant.context).routes;
  const paths = routes.map(({ path }) => path).filter((path) => !path.includes('*'));
  const missing = paths.filter((path) => !table.some(([endpoint]) => endpoint === path));
  expect(new Set(missing)).toEqual(
    new Set([
      '/.well-known/openid-configuration',
      '/.well-known/jwks.json',
      '/oauth/connection/:name/.well-known/jwks.json',
      '/wsfed/FederationMetadata/2007-06/FederationMetadata.xml',
    ]),
  );
});
