import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { fixedClock, type SignInOptions, signIn } from 'understudy/testing';
import { checkEvent } from '../../src/actions/runtime/check-event.ts';
import { type Doc, docOf, docsOf } from '../../src/core/json.ts';

const API = 'https://api.fernhill.example/';
const NAMESPACE = 'https://fernhill.example/';
const asked = { audience: API, scope: 'openid email read:bookings read:reports' } as const;

/** The keys of the project's tenant in memory, as its JWKS would have them. */
function certificates(): Map<string, string> {
  const file = join(__dirname, '../../.understudy/testing/keys.json');
  const [, entries] = JSON.parse(readFileSync(file, 'utf8')) as [string, [string, Doc][]];
  const keys = entries.flatMap(([, document]) => docsOf(docOf(document)['keys']));
  return new Map(keys.map(({ kid, cert }) => [String(kid), String(cert)]));
}

function verified(token = '') {
  const keyOf = ({ kid = '' }: { kid?: string }) =>
    new X509Certificate(certificates().get(kid) ?? '').publicKey;
  return jwtVerify(token, keyOf, { currentDate: new Date('2026-03-02T09:30:00.000Z') });
}

describe('a sign-in that succeeds', () => {
  it('has the claims of both tokens as they were signed', async () => {
    const { claims, tokens, scopes } = await signIn('wanda', 'Fernhill Workshop', asked);
    expect((await verified(tokens?.accessToken)).payload).toEqual(claims.accessToken);
    expect((await verified(tokens?.idToken)).payload).toEqual(claims.idToken);
    expect(claims.accessToken).toMatchObject({
      iss: 'https://localhost:4400/',
      [`${NAMESPACE}roles`]: ['Mechanic', 'Workshop Manager'],
      [`${NAMESPACE}workshop`]: 'station',
      scope: 'openid email read:bookings read:reports',
    });
    expect(scopes.granted).toEqual(['openid', 'email', 'read:bookings', 'read:reports']);
  });

  it('grants what the roles allow and no more', async () => {
    const { scopes } = await signIn('nora', 'Fernhill Bookings', asked);
    expect(scopes.granted).toEqual(['openid', 'email', 'read:bookings']);
  });

  it('has an opaque access token where no API was asked for', async () => {
    const { tokens, claims } = await signIn('nora', 'Fernhill Bookings');
    expect(tokens?.accessToken).not.toContain('.');
    expect(claims.accessToken).toEqual({});
    expect(claims.idToken).toMatchObject({ name: 'Nora Fields', email: 'nora.fields@mail.example' });
  });

  it('tells what each Action got and did, in the order of the bindings', async () => {
    const { events, executions, commands } = await signIn('milo', 'Fernhill Workshop', asked);
    const bound = ['require-verified-email', 'add-roles-and-claims'];
    expect(executions.map(({ action }) => action)).toEqual(bound);
    expect(events.map(({ trigger, action }) => [trigger, action])).toEqual(
      bound.map((name) => ['post-login', name]),
    );
    expect(events[1]?.event).toMatchObject({ user: { name: 'Milo Brandt' }, stats: { logins_count: 1 } });
    expect(commands[0]).toEqual({
      method: 'idToken.setCustomClaim',
      args: [`${NAMESPACE}roles`, ['Mechanic']],
    });
  });

  it('finds personas by their e-mail address and applications by their id', async () => {
    const { claims } = await signIn('nora.fields@mail.example', 'Fernhill Bookings');
    const { claims: again } = await signIn('nora', String(claims.idToken['aud']));
    expect(again).toEqual(claims);
  });

  it('starts from the same tenant every time', async () => {
    const first = await signIn('nora', 'Fernhill Bookings', asked);
    const second = await signIn('nora', 'Fernhill Bookings', asked);
    expect(second.user).toMatchObject({ logins_count: 1 });
    expect(second.tokens).toEqual(first.tokens);
    expect(second.events).toEqual(first.events);
  });

  it('happens at the time of the test', async () => {
    const { claims } = await signIn('nora', 'Fernhill Bookings', {
      clock: fixedClock('2026-07-01T08:00:00Z'),
    });
    expect(claims.idToken['iat']).toBe(Date.parse('2026-07-01T08:00:00Z') / 1000);
  });

  it('has the organization, and the roles that count in it', async () => {
    const { claims, events } = await signIn('jana', 'Fernhill Bookings', {
      ...asked,
      organization: 'harbour-couriers',
    });
    expect(claims.idToken['org_id']).toMatch(/^org_/);
    expect(claims.accessToken).toMatchObject({
      org_id: claims.idToken['org_id'],
      permissions: ['cancel:bookings', 'create:bookings', 'read:bookings'],
    });
    expect(events[0]?.event).toMatchObject({
      organization: {
        name: 'harbour-couriers',
        display_name: 'Harbour Couriers',
        metadata: { fleet_account: 'FL-2041' },
      },
      authorization: { roles: ['Customer'] },
      connection: { name: 'harbour-couriers-saml', strategy: 'samlp' },
    });
  });

  it('shows Actions the request that the test describes', async () => {
    const { events } = await signIn('nora', 'Fernhill Bookings', {
      request: {
        ip: '198.51.100.7',
        user_agent: 'Fernhill/1',
        geoip: { countryCode: 'NL' },
        query: { bike: 'cargo' },
      },
      transaction: { acr_values: ['urn:fernhill:strong'] },
      user: { app_metadata: { workshop: 'canal' } },
    });
    expect(events[0]?.event).toMatchObject({
      request: {
        ip: '198.51.100.7',
        user_agent: 'Fernhill/1',
        geoip: { countryCode: 'NL' },
        query: { bike: 'cargo', response_type: 'code' },
      },
      transaction: { acr_values: ['urn:fernhill:strong'] },
      user: { app_metadata: { workshop: 'canal' } },
    });
  });
});

describe('events', () => {
  it.each<[string, string, SignInOptions]>([
    ['nora', 'Fernhill Bookings', asked],
    ['jana', 'Fernhill Bookings', { organization: 'harbour-couriers' }],
    ['sam', 'Fernhill Bookings', { prompt: 'login', request: { language: 'de' } }],
    ['nora', 'Fernhill Bookings', { protocol: 'refresh' }],
    ['nora', 'Fernhill Bookings', { protocol: 'saml' }],
    ['nora', 'Fernhill Sign-in Check', { ...asked, protocol: 'password' }],
    ['milo', 'Fernhill Workshop', { enrolled: ['otp', 'webauthn-roaming'] }],
  ])('have what the reference has: %s at %s, %j', async (persona, application, options) => {
    const { events, refused } = await signIn(persona, application, options);
    expect(refused).toBeUndefined();
    expect(events).toHaveLength(2);
    for (const { event } of events) expect(checkEvent('post-login', event)).toEqual([]);
  });

  it('have a session where there is a browser, and its id is in the ID token', async () => {
    const { events, claims } = await signIn('nora', 'Fernhill Bookings');
    expect(events[0]?.event).toMatchObject({ session: { id: claims.idToken['sid'] } });
    const password = await signIn('nora', 'Fernhill Sign-in Check', { protocol: 'password' });
    expect(password.events[0]?.event).not.toHaveProperty('session');
    expect(password.claims.idToken).not.toHaveProperty('sid');
  });

  it('have the refresh token of an exchange, which counts no login', async () => {
    const { events, user } = await signIn('nora', 'Fernhill Bookings', { protocol: 'refresh' });
    expect(events[0]?.event).toMatchObject({
      transaction: { protocol: 'oauth2-refresh-token' },
      refresh_token: { created_at: '2026-03-02T09:30:00.000Z' },
      stats: { logins_count: 0 },
    });
    expect(user).not.toHaveProperty('logins_count');
  });
});

describe('a sign-in that is refused', () => {
  it('says what the Action said, and what the application is told', async () => {
    const { denied, refused, tokens, claims, executions } = await signIn('theo', 'Fernhill Bookings');
    expect(denied?.reason).toMatch(/confirm your e-mail address/);
    expect(refused).toMatchObject({ status: 403, error: 'access_denied', description: denied?.reason });
    expect(tokens).toBeUndefined();
    expect(claims).toEqual({ idToken: {}, accessToken: {} });
    expect(executions.map(({ action }) => action)).toEqual(['require-verified-email']);
  });

  it.each<[string, string, string, SignInOptions, string]>([
    ['a connection that the application has not', 'milo', 'Fernhill Bookings', {}, 'unauthorized_client'],
    ['a person who is blocked', 'nora', 'Fernhill Bookings', { user: { blocked: true } }, 'unauthorized'],
    ['an API that there is not', 'nora', 'Fernhill Bookings', { audience: 'urn:bikes' }, 'access_denied'],
    ['a flow that the application has not', 'nora', 'Fernhill Sign-in Check', {}, 'unauthorized_client'],
    [
      'passwords in an application that takes none',
      'nora',
      'Fernhill Bookings',
      { protocol: 'password' },
      'unauthorized_client',
    ],
    [
      'an organization, in an application without them',
      'milo',
      'Fernhill Workshop',
      { organization: 'harbour-couriers' },
      'invalid_request',
    ],
    [
      'a connection that the organization has not',
      'nora',
      'Fernhill Bookings',
      { organization: 'harbour-couriers' },
      'access_denied',
    ],
  ])('refuses %s', async (_, persona, application, options, error) => {
    const { refused, denied, executions } = await signIn(persona, application, options);
    expect(refused).toMatchObject({ error });
    expect(denied).toBeUndefined();
    expect(executions).toEqual([]);
  });
});

describe('a test that names what there is not', () => {
  it.each<[string, string, SignInOptions, string]>([
    ['norra', 'Fernhill Bookings', {}, 'There is no persona "norra". Did you mean "nora"?'],
    [
      'nora',
      'Fernhill Booking',
      {},
      'There is no application "Fernhill Booking". Did you mean "Fernhill Bookings"?',
    ],
    [
      'jana',
      'Fernhill Bookings',
      { organization: 'harbor-couriers' },
      'There is no organization "harbor-couriers". Did you mean "harbour-couriers"?',
    ],
    [
      'nora',
      'Fernhill Bookings',
      { connection: 'google-oauth2' },
      'There is no connection of nora "google-oauth2". There are: fernhill-customers.',
    ],
    [
      'nora',
      'Fernhill Bookings',
      { secrets: { BACKEND_URI: 'https://backend.example/' } },
      'There is no secret of an Action "BACKEND_URI". Did you mean "BACKEND_URL"?',
    ],
  ])('is told: %s at %s, %j', async (persona, application, options, message) => {
    await expect(signIn(persona, application, options)).rejects.toThrow(message);
  });

  it('is shown where it does so', async () => {
    const error: unknown = await signIn('norra', 'Fernhill Bookings').catch((reason: unknown) => reason);
    const [, frame] = error instanceof Error ? (error.stack?.split('\n') ?? []) : [];
    expect(frame).toContain('sign-in.test.ts');
  });

  it('is told that a login which is over cannot go on', async () => {
    const { resume } = await signIn('nora', 'Fernhill Bookings');
    await expect(resume()).rejects.toThrow('nothing to resume');
  });
});
