import type {
  CredentialsExchange,
  PostLogin,
  PreUserRegistration,
} from '../../src/actions/runtime/types/index.ts';
import { run } from '../../src/testing/index.ts';

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

  test('refuses an Action that does not export the handler', async () => {
    await expect(run({ onExecutePostLogn: async () => undefined }, 'post-login')).rejects.toThrow(
      'must export onExecutePostLogin; it exports onExecutePostLogn',
    );
  });
});
