import { CALLBACK, claimsOf, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
let organization: string;
beforeEach(async () => {
  fernhill = await signingIn({
    client: { organization_usage: 'allow', initiate_login_uri: 'https://bookings.fernhill.example/login' },
  });
  const { body } = await fernhill.api('POST', '/organizations', {
    name: 'river-wheelers',
    display_name: 'River Wheelers',
    enabled_connections: [{ connection_id: String(fernhill.connection['id']) }],
  });
  organization = String(body['id']);
});
afterEach(() => fernhill.tenant.close());

/** The query of the link in the mail, as the application passes it on. */
async function invited(email: string, more = {}) {
  const { body, status } = await fernhill.api('POST', `/organizations/${organization}/invitations`, {
    inviter: { name: 'Olga' },
    invitee: { email },
    client_id: String(fernhill.client['client_id']),
    ...more,
  });
  expect([status, body]).toEqual([200, expect.anything()]);
  const mail = await fernhill.mail();
  const [link] = mail['links'] as unknown as string[];
  const query = new URL(link ?? '').searchParams;
  expect(mail).toMatchObject({ to: email, kind: 'user_invitation' });
  return { invitation: query.get('invitation') ?? '', organization: query.get('organization') ?? '' };
}

const member = async (id: string) =>
  (await fernhill.api('GET', `/organizations/${organization}/members/${id}/roles`)).body;

it('is accepted by somebody new, who signs up and is a member with the roles of the invitation', async () => {
  const { body: role } = await fernhill.api('POST', '/roles', { name: 'Ride leader' });
  const query = await invited('lena@mail.example', {
    roles: [String(role['id'])],
    app_metadata: { plan: 'club' },
  });
  const browser = fernhill.browser();
  const page = await browser.open(fernhill.authorize(query));
  expect(page.url.pathname).toBe('/u/accept-invitation');
  expect(page.text).toContain(
    'Olga has invited you (lena@mail.example) to join River Wheelers on Fernhill Bookings.',
  );
  const signup = await browser.submit(page, {});
  expect([signup.url.pathname, signup.text]).toEqual([
    '/u/signup',
    expect.stringContaining('value="lena@mail.example"'),
  ]);
  const done = await browser.submit(signup, {
    email: 'lena@mail.example',
    password: 'Lena-rides-the-hill-path-9',
  });
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  const claims = claimsOf(body['id_token']);
  expect(claims).toMatchObject({ org_id: organization, email_verified: true });
  expect(await member(String(claims['sub']))).toMatchObject([{ name: 'Ride leader' }]);
  const user = (await fernhill.api('GET', `/users/${String(claims['sub'])}`)).body;
  expect(user['app_metadata']).toEqual({ plan: 'club' });
  const again = await fernhill.browser().open(fernhill.authorize(query));
  expect(again.url.searchParams.get('error_description')).toContain('has been accepted');
});

it('is accepted by somebody who has an account, with their password', async () => {
  const browser = fernhill.browser();
  const page = await browser.open(fernhill.authorize(await invited(NORA.email)));
  const identifier = await browser.submit(page, {});
  expect(identifier.text).toContain(`value="${NORA.email}"`);
  const password = await browser.submit(identifier, { username: NORA.email });
  expect((await browser.submit(password, { password: NORA.password })).url.href).toContain('?code=');
});

it('is nothing for somebody else, and nobody becomes a member', async () => {
  const browser = fernhill.browser();
  const page = await browser.submit(
    await browser.open(fernhill.authorize(await invited('lena@mail.example'))),
    {},
  );
  const login = await browser.open(`/u/login/identifier${page.url.search}`);
  const password = await browser.submit(login, { username: NORA.email });
  const { url } = await browser.submit(password, { password: NORA.password });
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    error: 'access_denied',
    error_description: 'The invitation is for lena@mail.example.',
  });
  const { body } = await fernhill.api('GET', `/organizations/${organization}/members`);
  expect(body).toEqual([]);
});

it('is refused when it is too old, unknown, or of another application', async () => {
  const query = await invited('lena@mail.example', { ttl_sec: 60 });
  const refused = async (more: Record<string, string>) =>
    (await fernhill.browser().open(fernhill.authorize({ ...query, ...more }))).url.searchParams.get('error');
  expect(await refused({ invitation: 'x' })).toBe('invalid_request');
  fernhill.clock.advance(60_000);
  expect(await refused({})).toBe('invalid_request');
});
