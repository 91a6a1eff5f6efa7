import { type TriggerId, triggers } from '../../src/actions/runtime/triggers/index.ts';
import type {
  CredentialsExchange,
  PostLogin,
  PreUserRegistration,
} from '../../src/actions/runtime/types/index.ts';
import { fixedClock, run } from '../../src/testing/index.ts';

const NOW = '2026-03-02T09:30:00.000Z';
const namespace = 'https://fernhill.example/';

describe('run', () => {
  test('shows the claims, scopes and metadata that an Action asks for', async () => {
    const onExecutePostLogin: PostLogin = async (event, api) => {
      const roles = event.authorization?.roles ?? [];
      api.idToken.setCustomClaim(`${namespace}roles`, roles);
      api.accessToken.setCustomClaim(`${namespace}roles`, roles);
      api.accessToken.addScope('cancel:bookings');
      api.user.setAppMetadata('last_city', event.request.geoip.cityName);
    };
    const result = await run({ onExecutePostLogin }, 'post-login', {
      event: { authorization: { roles: ['Mechanic'] } },
    });
    expect(result).toMatchObject({
      claims: {
        idToken: { [`${namespace}roles`]: ['Mechanic'] },
        accessToken: { [`${namespace}roles`]: ['Mechanic'] },
      },
      scopes: { added: ['cancel:bookings'], removed: [] },
      appMetadata: { last_city: 'Sheffield' },
      warnings: [],
    });
    expect(result.commands.map(({ method }) => method)).toEqual([
      'idToken.setCustomClaim',
      'accessToken.setCustomClaim',
      'accessToken.addScope',
      'user.setAppMetadata',
    ]);
  });

  test('takes a field away that an override sets to undefined', async () => {
    const onExecutePostLogin: PostLogin = async (event, api) => {
      api.idToken.setCustomClaim('signed_in_with_roles', event.authorization !== undefined);
    };
    const { claims } = await run({ onExecutePostLogin }, 'post-login', {
      event: { authorization: undefined },
    });
    expect(claims.idToken).toEqual({ signed_in_with_roles: false });
  });

  test('shows a denial, what was set before and after it, and what was logged', async () => {
    const onExecutePreUserRegistration: PreUserRegistration = async (event, api) => {
      console.warn('refused %s', event.user.email);
      api.access.deny('outside', 'Please sign up with your company address.');
      api.user.setUserMetadata('seen', true);
    };
    const result = await run({ onExecutePreUserRegistration }, 'pre-user-registration', {
      event: { user: { email: 'sam@example.org' } },
    });
    expect(result.denied).toEqual({
      reason: 'outside',
      userMessage: 'Please sign up with your company address.',
    });
    expect(result.userMetadata).toEqual({ seen: true });
    expect(result.logs).toEqual([{ level: 'warn', text: 'refused sam@example.org' }]);
  });

  test('gives secrets to the Action', async () => {
    const onExecuteCredentialsExchange: CredentialsExchange<{ ALLOWED_NETWORK: string }> = async (
      event,
      api,
    ) => {
      if (!event.request.ip.startsWith(event.secrets.ALLOWED_NETWORK)) {
        api.access.deny('invalid_request', 'outside of the network');
      }
    };
    const { denied } = await run({ onExecuteCredentialsExchange }, 'credentials-exchange', {
      secrets: { ALLOWED_NETWORK: '10.20.' },
    });
    expect(denied).toEqual({ code: 'invalid_request', reason: 'outside of the network' });
  });

  test('reports what the handler throws, with the frames of the Action only, and none of its commands', async () => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      api.user.setUserMetadata('seen', true);
      throw new RangeError('no such workshop');
    };
    const { failed, userMetadata } = await run({ onExecutePostLogin }, 'post-login');
    expect(failed).toMatchObject({ name: 'RangeError', message: 'no such workshop' });
    expect(failed?.stack).toContain('run.test.ts');
    expect(failed?.stack).not.toMatch(/run-action|node:/);
    expect(userMetadata).toEqual({});
  });

  test('runs an Action of every trigger with an event of its own', async () => {
    const ran = await Promise.all(
      Object.entries(triggers).map(async ([id, { handlers }]) => {
        const action = { [handlers[0]]: async (event: object) => console.log(Object.keys(event).length > 1) };
        const { logs } = await run(action, id as TriggerId);
        return [id, logs[0]?.text];
      }),
    );
    expect(ran).toEqual(Object.keys(triggers).map((id) => [id, 'true']));
  });

  test('runs several Actions in their order, as one flow', async () => {
    const first: PostLogin = async (_event, api) => {
      api.transaction.setMetadata('shop', 'riverside');
      api.cache.set('seen', 'yes');
    };
    const second: PostLogin = async (event, api) => {
      api.idToken.setCustomClaim(
        'shop',
        `${event.transaction?.metadata?.['shop']} ${api.cache.get('seen')?.value}`,
      );
    };
    const { claims } = await run(
      [{ onExecutePostLogin: first }, { onExecutePostLogin: second }],
      'post-login',
    );
    expect(claims.idToken).toEqual({ shop: 'riverside yes' });
  });

  test('answers api.roles and api.groups from what the test says', async () => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      const { roles } = await api.roles.getUserEffectiveRoles();
      api.idToken.setCustomClaim(
        'titles',
        roles.map(({ name }) => name),
      );
    };
    const action = { onExecutePostLogin };
    const { claims } = await run(action, 'post-login', {
      lookups: { roles: [{ id: 'rol_fernhillmechanic', name: 'Mechanic' }] },
    });
    expect(claims.idToken).toEqual({ titles: ['Mechanic'] });
    expect((await run(action, 'post-login')).claims.idToken).toEqual({ titles: [] });
  });

  test('starts with a cache, shows it, and goes on with that of an earlier run', async () => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      const { value = 'nothing' } = api.cache.get('token') ?? {};
      api.idToken.setCustomClaim('found', value);
      api.cache.set('token', `${value} more`, { ttl: 60_000 });
    };
    const action = { onExecutePostLogin };
    const clock = fixedClock('2026-03-02T12:00:00.000Z');
    const first = await run(action, 'post-login', { cache: { token: 'abc', other: 'kept' }, clock });
    expect(first.claims.idToken).toEqual({ found: 'abc' });
    expect(first.cache).toEqual({
      token: { value: 'abc more', expires_at: Date.parse('2026-03-02T12:01:00.000Z') },
      other: { value: 'kept', expires_at: Date.parse('2026-03-02T12:15:00.000Z') },
    });
    const second = await run(action, 'post-login', { cache: first.cache, clock });
    expect(second.claims.idToken).toEqual({ found: 'abc more' });
    clock.advance(60_000);
    const third = await run(action, 'post-login', { cache: second.cache, clock });
    expect(third.claims.idToken).toEqual({ found: 'nothing' });
  });

  test('refuses to start with more than the cache holds', async () => {
    const onExecutePostLogin: PostLogin = async () => {};
    await expect(
      run({ onExecutePostLogin }, 'post-login', { cache: { token: 'x'.repeat(5_000) } }),
    ).rejects.toThrow('The cache cannot start with token: CacheValueSizeExceeded.');
  });

  test('shows what was asked for of the session, the refresh token and the SAML response', async () => {
    const onExecutePostLogin: PostLogin = async (event, api) => {
      api.session.setMetadata('workshop', 'riverside');
      if (event.refresh_token) api.refreshToken.setMetadata('device', 'kiosk');
      api.samlResponse.setAudience('urn:fernhill:fleet');
    };
    const action = { onExecutePostLogin };
    const saml = await run(action, 'post-login', { event: { transaction: { protocol: 'samlp' } } });
    expect(saml).toMatchObject({
      session: { metadata: { workshop: 'riverside' } },
      saml: { audience: 'urn:fernhill:fleet' },
    });
    const refresh_token = {
      id: 'RT8',
      client_id: 'Bk4m',
      created_at: NOW,
      session_id: 'w8Lk',
      user_id: 'auth0|1',
    };
    const refreshed = await run(action, 'post-login', {
      event: { refresh_token, transaction: { protocol: 'oauth2-refresh-token' } },
    });
    expect(refreshed.refreshToken).toMatchObject({ metadata: { device: 'kiosk' } });
  });

  test('refuses an event that Auth0 would not send, and names each place', async () => {
    const onExecutePostLogin: PostLogin = async () => {};
    const event: object = { user: { emial: 'priya.raman@example.com', email_verified: 'yes' } };
    await expect(run({ onExecutePostLogin }, 'post-login', { event })).rejects.toThrow(
      'No event of post-login is like this:\n' +
        '  `event.user.email_verified` must be true or false.\n' +
        '  `event.user.emial` is no field that Auth0 sends; did you mean `email`?',
    );
  });

  test('refuses an Action that does not export the handler', async () => {
    await expect(run({ onExecutePostLogn: async () => undefined }, 'post-login')).rejects.toThrow(
      'must export onExecutePostLogin; it exports onExecutePostLogn',
    );
  });
});
