import { messagesOf, runCode, seenOf } from './handlers.ts';

const LOST =
  'Auth0 loses the metadata that an Action sets which also calls api.authentication.setPrimaryUser: set it in a later Action.';

test('shows in no event before the flow is over', async () => {
  const outcome = await runCode('post-login', [
    "api.user.setUserMetadata('city', 'Leeds'); api.idToken.setCustomClaim('first', event.user.user_metadata.city);",
    "api.idToken.setCustomClaim('second', event.user.user_metadata.city);",
  ]);
  expect(seenOf(outcome)).toMatchObject({
    idTokenClaims: { first: 'Sheffield', second: 'Sheffield' },
    userMetadata: { city: 'Leeds' },
  });
});

test('is removed with null', async () => {
  const outcome = await runCode('post-login', "api.user.setAppMetadata('plan', null);");
  expect(seenOf(outcome).appMetadata).toEqual({ plan: null });
});

test.each(['user_metadata', 'app_metadata'])('is refused where %s is no object', async (field) => {
  const method = field === 'user_metadata' ? 'setUserMetadata' : 'setAppMetadata';
  const { failed } = await runCode('post-login', `api.user.${method}('city', 'Leeds');`, {
    event: { user: { user_id: 'auth0|1', [field]: 'none' } },
  });
  expect(failed?.message).toBe(`api.user.${method}: the user's ${field} is not an object.`);
});

test('is at most 32 KB of each kind, over all Actions', async () => {
  const set = (method: string, key: string, bytes: number) =>
    `api.user.${method}('${key}', 'x'.repeat(${bytes}));`;
  // {"a":"…","b":"…"} is 15 bytes and the values.
  const most = 32 * 1024 - 15;
  const fits = await runCode('post-login', [
    set('setUserMetadata', 'a', most - 10) + set('setAppMetadata', 'a', most),
    set('setUserMetadata', 'b', 10),
  ]);
  expect(fits.failed).toBeUndefined();
  const over = await runCode('post-login', [
    set('setUserMetadata', 'a', most - 10),
    set('setUserMetadata', 'b', 11),
  ]);
  expect(over.failed?.message).toBe('api.user.setUserMetadata: `b` makes it larger than 32 KB together.');
});

describe('in the same Action as setPrimaryUser', () => {
  const links = "api.authentication.setPrimaryUser('auth0|primary');";
  const sets = "api.user.setUserMetadata('city', 'Leeds'); api.user.setAppMetadata('plan', 'fleet');";

  test.each([
    ['before it', sets + links],
    ['after it', links + sets],
  ])('is lost, with a warning: %s', async (_when, code) => {
    const outcome = await runCode('post-login', code);
    expect(seenOf(outcome)).toMatchObject({
      primaryUser: 'auth0|primary',
      userMetadata: {},
      appMetadata: {},
    });
    expect(messagesOf(outcome)).toEqual([LOST]);
  });

  test('is lost alone: other Actions set it on the primary user', async () => {
    const outcome = await runCode('post-login', [
      "api.user.setUserMetadata('before', true);",
      links,
      "api.user.setUserMetadata('after', true);",
    ]);
    expect(seenOf(outcome).userMetadata).toEqual({ before: true, after: true });
    expect(messagesOf(outcome)).toEqual([]);
  });
});

test('of people who sign up without a password is not set, with a warning', async () => {
  const outcome = await runCode('pre-user-registration', "api.user.setUserMetadata('city', 'Leeds');", {
    event: { connection: { name: 'email', strategy: 'email' } },
  });
  expect(outcome.commands).toEqual([]);
  expect(messagesOf(outcome)).toEqual([
    'api.user.setUserMetadata has no effect: passwordless users get no metadata before they are registered.',
  ]);
});
