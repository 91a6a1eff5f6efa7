import {
  type ComeBack,
  continueSignIn,
  type SignInRequest,
  type SignInResult,
  signIn,
} from '../../../src/local-tenant/authentication-api/sign-in/sign-in.ts';
import { BOOKINGS_API, type FernhillTenant, fernhillTenant } from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const PAGE = { ip: '203.0.113.9', method: 'GET', hostname: 'localhost', query: {}, body: {} };

/** Nora signs in to Fernhill Bookings with her browser. */
function start(more: Partial<SignInRequest> = {}) {
  return signIn(tenant.context, {
    user: tenant.document('/users', 'auth0|nora') ?? {},
    client: tenant.document('/clients', 'FernhillBookings') ?? {},
    scope: 'openid',
    protocol: 'oidc-basic-profile',
    request: PAGE,
    ...more,
  });
}

async function waiting(more?: Partial<SignInRequest>) {
  const { pending, refused } = await start(more);
  if (!pending) throw refused ?? new Error('it did not wait');
  return pending;
}

async function comeBack(state: string, back: Partial<ComeBack> = {}) {
  return continueSignIn(tenant.context, state, { request: PAGE, ...back });
}

async function idTokenOf({ answer, refused }: SignInResult) {
  if (!answer) throw refused ?? new Error('no tokens');
  return tenant.claims(answer['id_token']);
}

const handler = (name: string, body: string) => `exports.${name} = async (event, api) => { ${body} };`;

/** Deploys an Action that goes on after a redirect or a form. */
function bindContinuing(code: { execute: string; resume: string }): void {
  tenant.bind('post-login', [{ name: 'Terms', code: '' }]);
  tenant.change('/actions/actions', 'Terms', {
    deployed_version: {
      code: handler('onExecutePostLogin', code.execute) + handler('onContinuePostLogin', code.resume),
      secrets: [],
    },
  });
}

function enroll(type: string): void {
  tenant.change('/users/auth0|nora/authentication-methods', type, { id: type, type, confirmed: true });
}

const EVENT = "api.idToken.setCustomClaim('https://fernhill.example/event', event);";
const eventIn = (claims: Readonly<Record<string, unknown>>) => claims['https://fernhill.example/event'];

describe('a login that an Action sends elsewhere', () => {
  const redirect = { execute: "api.redirect.sendUserTo('https://fernhill.example/terms');", resume: EVENT };

  it('waits, and goes on in the same Action with what the person comes back with', async () => {
    bindContinuing(redirect);
    const { state, waits } = await waiting();
    expect(waits).toBe('redirect');
    const claims = await idTokenOf(
      await comeBack(state, { request: { ...PAGE, query: { state, accepted: 'yes' } } }),
    );
    expect(eventIn(claims)).toMatchObject({
      request: { query: { accepted: 'yes' } },
      stats: { logins_count: 1 },
    });
  });

  it('keeps claims, metadata and the session from before', async () => {
    bindContinuing({
      execute: `${redirect.execute} api.idToken.setCustomClaim('https://fernhill.example/before', event.session.id);
        api.user.setUserMetadata('terms', 'seen');`,
      resume: EVENT,
    });
    const { state } = await waiting();
    expect(tenant.document('/users', 'auth0|nora')).toMatchObject({ user_metadata: { newsletter: true } });
    const claims = await idTokenOf(await comeBack(state));
    expect(claims).toMatchObject({ 'https://fernhill.example/before': claims['sid'] });
    expect(eventIn(claims)).toMatchObject({ session: { id: claims['sid'] } });
    expect(tenant.document('/users', 'auth0|nora')).toMatchObject({ user_metadata: { terms: 'seen' } });
  });

  it('goes on once: a second return finds nothing', async () => {
    bindContinuing(redirect);
    const { state } = await waiting();
    await comeBack(state);
    const { refused } = await comeBack(state);
    expect(refused?.body).toMatchObject({ error: 'invalid_request' });
  });

  it('does not wait where prompt=none says that nobody is to be asked', async () => {
    bindContinuing(redirect);
    const { refused } = await start({ transaction: { prompt: ['none'] } });
    expect(refused?.body).toMatchObject({ error: 'interaction_required' });
  });

  it('shows what a form collected', async () => {
    bindContinuing({ execute: "api.prompt.render('ap_terms');", resume: EVENT });
    const { state, waits } = await waiting();
    expect(waits).toBe('form');
    const prompt = { id: 'ap_terms', fields: { size: 'M' } };
    expect(eventIn(await idTokenOf(await comeBack(state, { prompt })))).toMatchObject({ prompt });
  });
});

describe('a login that asks for a further factor', () => {
  it('asks when all Actions have run, and the ID token says that a factor was given', async () => {
    tenant.bind('post-login', [
      { name: 'Enable', code: "api.multifactor.enable('any');" },
      { name: 'Greet', code: "api.idToken.setCustomClaim('https://fernhill.example/greeting', 'Hello')" },
    ]);
    const { state, waits } = await waiting();
    expect(waits).toBe('mfa');
    expect(await idTokenOf(await comeBack(state, { factor: 'otp' }))).toMatchObject({
      acr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
      amr: ['mfa'],
      'https://fernhill.example/greeting': 'Hello',
    });
  });

  it('has no amr without a factor', async () => {
    const claims = await idTokenOf(await start());
    expect(claims).not.toHaveProperty('amr');
    expect(claims).not.toHaveProperty('acr');
  });

  it('tells the next Action which factor it was', async () => {
    enroll('totp');
    tenant.bind('post-login', [
      { name: 'Challenge', code: "api.authentication.challengeWith({ type: 'otp' });" },
      { name: 'Tell', code: EVENT },
    ]);
    const { state } = await waiting();
    const claims = await idTokenOf(await comeBack(state, { factor: 'otp' }));
    expect(eventIn(claims)).toMatchObject({
      authentication: { methods: [{ name: 'pwd' }, { name: 'mfa', type: 'otp' }] },
      user: { enrolledFactors: [{ type: 'otp' }] },
    });
  });

  it('fails where the person has enrolled in none of the factors', async () => {
    tenant.bind('post-login', [
      { name: 'Challenge', code: "api.authentication.challengeWith({ type: 'otp' });" },
    ]);
    const { refused } = await start();
    expect(refused?.body).toMatchObject({ error: 'access_denied' });
    expect(refused?.message).toContain('enrolled in none');
  });

  it('keeps the factor that was set up, and skips one that is there already', async () => {
    tenant.bind('post-login', [
      { name: 'Enroll', code: "api.authentication.enrollWith({ type: 'otp' });" },
      { name: 'Tell', code: EVENT },
    ]);
    const { state } = await waiting();
    const first = await idTokenOf(await comeBack(state, { factor: 'otp' }));
    expect(eventIn(first)).toMatchObject({ user: { enrolledFactors: [{ type: 'otp' }] } });

    const again = await start();
    expect(again.outcome?.executions.map(({ action }) => action)).toEqual(['Enroll', 'Tell']);
    expect(await idTokenOf(again)).not.toHaveProperty('amr');
  });

  it('is what the tenant asks for where its policy says so, unless an Action says otherwise', async () => {
    tenant.change('/guardian/policies', '', { policies: ['all-applications'] });
    expect((await waiting()).waits).toBe('mfa');
    tenant.bind('post-login', [{ name: 'Trust', code: "api.multifactor.enable('none');" }]);
    expect((await start()).answer).toBeDefined();
  });

  it('is refused to a password grant, which has no page to ask on', async () => {
    tenant.bind('post-login', [{ name: 'Enable', code: "api.multifactor.enable('any');" }]);
    const { status, body } = await tenant.signIn();
    expect([status, body['error']]).toEqual([403, 'mfa_required']);
  });
});

describe('a login of an organization', () => {
  const ORGANIZATION = 'org_couriers';

  beforeEach(() => {
    tenant.change('/clients', 'FernhillBookings', { organization_usage: 'allow' });
    tenant.change('/organizations', ORGANIZATION, {
      id: ORGANIZATION,
      name: 'harbour-couriers',
      display_name: 'Harbour Couriers',
      metadata: { fleet: 'FL-2041' },
    });
    tenant.change(`/organizations/${ORGANIZATION}/connections`, 'con_customers', {
      connection_id: 'con_customers',
      is_enabled: true,
      assign_membership_on_login: false,
    });
  });

  function join(...roles: string[]): void {
    const members = `/organizations/${ORGANIZATION}/members`;
    tenant.change(members, 'auth0|nora', { user_id: 'auth0|nora' });
    for (const id of roles) tenant.change(`${members}/auth0|nora/roles`, id, { id });
  }

  it('has the organization in event and tokens, and the roles that the person has in it', async () => {
    join('rol_mechanic');
    tenant.bind('post-login', [{ name: 'Tell', code: EVENT }]);
    const { answer } = await start({ organization: ORGANIZATION, audience: BOOKINGS_API, scope: 'openid' });
    const claims = await tenant.claims(answer?.['id_token']);
    expect(claims).toMatchObject({ org_id: ORGANIZATION });
    expect(claims).not.toHaveProperty('org_name');
    expect(eventIn(claims)).toMatchObject({
      organization: {
        id: ORGANIZATION,
        name: 'harbour-couriers',
        display_name: 'Harbour Couriers',
        metadata: { fleet: 'FL-2041' },
      },
      authorization: { roles: ['Mechanic'] },
    });
    expect(await tenant.claims(answer?.['access_token'])).toMatchObject({
      org_id: ORGANIZATION,
      permissions: ['cancel:bookings', 'update:bookings'],
    });
  });

  it('has its name too, and can be asked for by it, where the tenant says so', async () => {
    join();
    tenant.change('/tenants/settings', '', { allow_organization_name_in_authentication_api: true });
    const claims = await idTokenOf(await start({ organization: 'harbour-couriers' }));
    expect(claims).toMatchObject({ org_id: ORGANIZATION, org_name: 'harbour-couriers' });
  });

  it('makes a member of whoever signs in, where the connection assigns membership', async () => {
    const links = `/organizations/${ORGANIZATION}/connections`;
    tenant.change(links, 'con_customers', { assign_membership_on_login: true });
    expect((await start({ organization: ORGANIZATION })).answer).toBeDefined();
    expect(tenant.document(`/organizations/${ORGANIZATION}/members`, 'auth0|nora')).toBeDefined();
  });

  it.each([
    ['somebody who is no member', {}, ORGANIZATION, 'access_denied'],
    ['an application that knows none', { organization_usage: 'deny' }, ORGANIZATION, 'invalid_request'],
    ['an application that needs one', { organization_usage: 'require' }, undefined, 'invalid_request'],
    ['an organization that there is not', {}, 'org_none', 'invalid_request'],
    ['the name, unless the tenant takes names', {}, 'harbour-couriers', 'invalid_request'],
    ['an application of somebody else', { is_first_party: false }, ORGANIZATION, 'invalid_request'],
  ])('refuses %s', async (_, client, organization, error) => {
    tenant.change('/clients', 'FernhillBookings', client);
    const { refused } = await start({ organization });
    expect(refused?.body).toMatchObject({ error });
  });

  it('is none that a password grant could have', async () => {
    const { status, body } = await tenant.signIn({ organization: ORGANIZATION });
    expect([status, body['error']]).toEqual([400, 'invalid_request']);
  });
});

it('gives the tokens to the primary user that an Action chose', async () => {
  tenant.change('/users', 'auth0|theo', {
    ...tenant.document('/users', 'auth0|nora'),
    user_id: 'auth0|theo',
    name: 'Theo Lindqvist',
  });
  tenant.bind('post-login', [{ name: 'Link', code: "api.authentication.setPrimaryUser('auth0|theo');" }]);
  expect(await idTokenOf(await start({ scope: 'openid profile' }))).toMatchObject({
    sub: 'auth0|theo',
    name: 'Theo Lindqvist',
  });
  tenant.bind('post-login', [{ name: 'Link', code: "api.authentication.setPrimaryUser('auth0|gone');" }]);
  expect((await start()).refused?.body).toMatchObject({ error: 'server_error' });
});

it('lets Actions look up the roles and groups of the person', async () => {
  tenant.change('/groups', 'grp_fleet', { id: 'grp_fleet', name: 'Fleet' });
  tenant.change('/groups/grp_fleet/members', 'auth0|nora', { user_id: 'auth0|nora' });
  tenant.change('/groups/grp_fleet/roles', 'rol_mechanic', { id: 'rol_mechanic' });
  tenant.bind('post-login', [
    {
      name: 'Look up',
      code: `const { roles } = await api.roles.getUserEffectiveRoles();
        const { groups } = await api.groups.getUserGroups();
        api.idToken.setCustomClaim('https://fernhill.example/found', [...roles, ...groups].map(({ name }) => name));`,
    },
    { name: 'Tell', code: EVENT },
  ]);
  const claims = await idTokenOf(await start());
  expect(claims['https://fernhill.example/found']).toEqual(['Customer', 'Mechanic', 'Fleet']);
  expect(eventIn(claims)).toMatchObject({ authorization: { roles: ['Customer', 'Mechanic'] } });
});
