import { checkEvent } from '../../../src/actions/runtime/check-event.ts';
import type { TriggerId } from '../../../src/actions/runtime/triggers/index.ts';
import { isDoc } from '../../../src/core/json.ts';
import { continueSignIn, signIn } from '../../../src/local-tenant/authentication-api/sign-in/sign-in.ts';
import { BOOKINGS_API, type FernhillTenant, fernhillTenant } from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const SEEN = 'https://fernhill.example/seen';

/** What is wrong with the event that a deployed Action put into a token. */
async function problemsOf(trigger: TriggerId, token: unknown): Promise<readonly string[]> {
  const seen = (await tenant.claims(token))[SEEN];
  if (!isDoc(seen)) throw new Error('No Action has run.');
  return checkEvent(trigger, seen);
}

describe('a deployed Action gets an event as Auth0 would send it', () => {
  test('when somebody signs in with a password', async () => {
    tenant.bind('post-login', [{ name: 'Show', code: `api.idToken.setCustomClaim('${SEEN}', event);` }]);
    const { body } = await tenant.signIn({ scope: 'openid', audience: BOOKINGS_API });
    expect(await problemsOf('post-login', body['id_token'])).toEqual([]);
  });

  test('when somebody comes back from a page', async () => {
    tenant.bind('post-login', [{ name: 'Terms', code: '' }]);
    const code = `exports.onExecutePostLogin = async (event, api) => {
        api.redirect.sendUserTo('https://fernhill.example/terms');
      };
      exports.onContinuePostLogin = async (event, api) => { api.idToken.setCustomClaim('${SEEN}', event); };`;
    tenant.change('/actions/actions', 'Terms', { deployed_version: { code, secrets: [] } });
    const request = { ip: '203.0.113.9', method: 'GET', hostname: 'localhost', query: {}, body: {} };
    const { pending } = await signIn(tenant.context, {
      user: tenant.document('/users', 'auth0|nora') ?? {},
      client: tenant.document('/clients', 'FernhillBookings') ?? {},
      scope: 'openid',
      protocol: 'oidc-basic-profile',
      request,
    });
    const { answer } = await continueSignIn(tenant.context, pending?.state ?? '', { request });
    expect(await problemsOf('post-login', answer?.['id_token'])).toEqual([]);
  });

  test('when a machine asks for a token', async () => {
    tenant.bind('credentials-exchange', [
      { name: 'Show', code: `api.accessToken.setCustomClaim('${SEEN}', event);` },
    ]);
    const { body } = await tenant.machine();
    expect(await problemsOf('credentials-exchange', body['access_token'])).toEqual([]);
  });
});
