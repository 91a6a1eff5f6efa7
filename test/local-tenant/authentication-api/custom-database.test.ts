import type { Doc } from '../../../src/core/json.ts';
import { NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const REALM = 'http://auth0.com/oauth/grant-type/password-realm';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn({ client: { grant_types: ['authorization_code', REALM] } });
});
afterEach(() => fernhill.tenant.close());

/** The old booking system: a database that only its scripts know. It forgets nothing between two calls. */
const people = `globalThis.people ||= { 'olga@mail.example': { user_id: '42', email: 'olga@mail.example', password: 'Olga-rides-1' } };`;
const SCRIPTS: Record<string, string> = {
  login: `function login(email, password, callback) {
    ${people}
    const found = people[email];
    if (!configuration.DATABASE_URL) return callback(new Error('no configuration'));
    if (!found || found.password !== password) return callback(new WrongUsernameOrPasswordError(email));
    callback(null, { user_id: found.user_id, email, email_verified: true, name: 'Olga Fields', app_metadata: { legacy: true } });
  };`,
  get_user: `async function getUser(email, callback) {
    ${people}
    callback(null, people[email] && { user_id: people[email].user_id, email });
  }`,
  create: `function create(user, callback) {
    ${people}
    if (user.email.startsWith('no')) return callback(new ValidationError('user_exists', 'no'));
    people[user.email] = { user_id: 'made-' + Object.keys(people).length, ...user };
    callback(null);
  }`,
  change_password: `function changePassword(email, password, callback) {
    ${people}
    people[email].password = password;
    callback(null, true);
  }`,
  verify: `function verify(email, callback) { callback(null, true); }`,
};

async function legacy(more: Doc = {}, scripts: Record<string, string> = SCRIPTS) {
  const { status, body } = await fernhill.api('POST', '/connections', {
    name: 'legacy',
    strategy: 'auth0',
    enabled_clients: [String(fernhill.client['client_id'])],
    options: {
      enabledDatabaseCustomization: true,
      customScripts: scripts,
      configuration: { DATABASE_URL: 'db.fernhill.example' },
      ...more,
    },
  });
  expect([status, body['message']]).toEqual([201, undefined]);
}
const login = (username: string, password: string) =>
  fernhill.token({ grant_type: REALM, realm: 'legacy', username, password, scope: 'openid' });
const user = async (id: string) =>
  (await fernhill.api('GET', `/users/${encodeURIComponent(id)}`)) as { status: number; body: Doc };
const hash = (id: string) => fernhill.tenant.context.state.documents.get('/_passwords', id);

it('asks the login script, and keeps the profile but not the password', async () => {
  await legacy();
  expect((await login('olga@mail.example', 'Olga-rides-1')).status).toBe(200);
  expect((await user('auth0|42')).body).toMatchObject({
    name: 'Olga Fields',
    email_verified: true,
    app_metadata: { legacy: true },
    identities: [{ connection: 'legacy', provider: 'auth0', user_id: '42' }],
  });
  expect(hash('auth0|42')).toBeUndefined();
  expect(await login('olga@mail.example', 'wrong')).toMatchObject({
    status: 403,
    body: { error: 'invalid_grant', error_description: 'Wrong email or password.' },
  });
});

it('moves people into the tenant where it imports them, and asks no script after that', async () => {
  await legacy({ import_mode: true });
  expect((await login('olga@mail.example', 'Olga-rides-1')).status).toBe(200);
  expect(hash('auth0|42')).toBeDefined();
  const { body } = await fernhill.api('GET', '/connections?name=legacy');
  const [{ id, options }] = body as unknown as [{ id: string; options: Doc }];
  await fernhill.api('PATCH', `/connections/${id}`, {
    options: { ...options, customScripts: { login: 'function login(a, b, cb) { cb(new Error("gone")); }' } },
  });
  expect((await login('olga@mail.example', 'Olga-rides-1')).status).toBe(200);
});

it('makes new people by the create script, with the id that the database gives them', async () => {
  await legacy();
  const sign = (email: string) =>
    fernhill.post('/dbconnections/signup', { connection: 'legacy', email, password: 'Lena-rides-2' });
  expect(await sign('lena@mail.example')).toMatchObject({ status: 200, body: { _id: 'made-1' } });
  expect(hash('auth0|made-1')).toBeUndefined();
  expect((await login('lena@mail.example', 'Lena-rides-2')).status).toBe(200);
  expect(await sign('olga@mail.example')).toMatchObject({ status: 400 });
  expect(await sign('no@mail.example')).toMatchObject({ status: 400, body: { error: 'invalid_signup' } });
});

it('changes a password by its script, of somebody whom the tenant did not know yet', async () => {
  await legacy();
  const browser = fernhill.browser();
  await fernhill.post('/dbconnections/change_password', { connection: 'legacy', email: 'olga@mail.example' });
  const { links } = (await fernhill.mail()) as unknown as { links: string[] };
  const page = await browser.open(links[0] ?? '');
  await browser.submit(page, { password: 'Olga-rides-3', again: 'Olga-rides-3' });
  expect((await login('olga@mail.example', 'Olga-rides-3')).status).toBe(200);
});

it('says what a script that fails has said, and counts no attempt', async () => {
  await legacy(
    {},
    { login: `function login(email, password, callback) { throw new Error('The database is down.'); }` },
  );
  for (let i = 0; i < 12; i += 1) {
    expect(await login(NORA.email, 'x')).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: expect.stringContaining('The database is down.') },
    });
  }
  const browser = fernhill.browser();
  const identifier = await browser.open(fernhill.authorize({ connection: 'legacy' }));
  const password = await browser.submit(identifier, { username: NORA.email });
  const wrong = await browser.submit(password, { password: 'x' });
  expect(wrong.text).toContain('Something went wrong, please try again later.');
});
