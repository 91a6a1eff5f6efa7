import { triggers } from '../../../../src/actions/runtime/triggers/index.ts';
import { documented } from './documented.ts';
import { runCode, seenOf } from './handlers.ts';

/** Mistakes that published mocks of `event` and `api` make, each of which lets a broken Action pass its test. */
describe('this kit does not', () => {
  test('answer `cache.get` with the bare text', async () => {
    const outcome = await runCode(
      'post-login',
      "api.cache.set('token', 'abc'); api.idToken.setCustomClaim('cached', api.cache.get('token'));",
    );
    expect(seenOf(outcome).idTokenClaims).toEqual({
      cached: { value: 'abc', expires_at: expect.any(Number) },
    });
  });

  test('put restricted claims into tokens', async () => {
    const outcome = await runCode(
      'post-login',
      "api.idToken.setCustomClaim('roles', ['Mechanic']); api.accessToken.setCustomClaim('org_id', 'org_1');",
    );
    expect(seenOf(outcome)).toMatchObject({ idTokenClaims: {}, accessTokenClaims: {} });
    expect(outcome.warnings).toHaveLength(2);
  });

  test('show metadata in the event as soon as it is set', async () => {
    const outcome = await runCode(
      'post-login',
      "api.user.setAppMetadata('plan', 'fleet'); api.idToken.setCustomClaim('seen', event.user.app_metadata.plan ?? 'nothing');",
    );
    expect(seenOf(outcome).idTokenClaims).toEqual({ seen: 'nothing' });
  });

  test('lack setters of the SAML response', () => {
    const setters = documented['post-login'].filter((name) => name.startsWith('samlResponse.'));
    expect(setters).toHaveLength(25);
    expect(Object.keys(triggers['post-login'].api)).toEqual(expect.arrayContaining(setters));
  });

  test('make events up at random', async () => {
    const events = () => jest.requireActual('../../../../src/testing/events/index.ts').events;
    const first = JSON.stringify(events());
    jest.resetModules();
    expect(JSON.stringify(events())).toBe(first);
  });
});
