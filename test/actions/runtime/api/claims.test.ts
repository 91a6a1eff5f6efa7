import { messagesOf, runCode, seenOf } from './handlers.ts';

test.each([
  ['roles', 'the name is reserved'],
  ['x5t#S256', 'the name is reserved'],
  ['https://fernhill.eu.auth0.com/roles', "fernhill.eu.auth0.com is one of Auth0's domains"],
  ['http://webtask.run/roles', "webtask.run is one of Auth0's domains"],
  ['urn:auth0:roles', '`urn:auth0` cannot be a namespace'],
])('the claim %s is left out with a warning', async (name, why) => {
  const outcome = await runCode('post-login', `api.idToken.setCustomClaim('${name}', ['Mechanic']);`);
  expect(seenOf(outcome).idTokenClaims).toEqual({});
  expect(messagesOf(outcome)).toEqual([
    `Auth0 leaves the claim \`${name}\` out of the token without an error: ${why}.`,
  ]);
});

test.each([
  'https://fernhill.example/roles',
  'https://notauth0.com/roles',
  'urn:fernhill:roles',
  'email',
  'shop',
])('the claim %s is taken', async (name) => {
  const outcome = await runCode('post-login', `api.accessToken.setCustomClaim('${name}', 1);`);
  expect(seenOf(outcome).accessTokenClaims).toEqual({ [name]: 1 });
  expect(messagesOf(outcome)).toEqual([]);
});

test('claims without a namespace are left out of access tokens for the Management API', async () => {
  const outcome = await runCode(
    'credentials-exchange',
    "api.accessToken.setCustomClaim('shop', 1).accessToken.setCustomClaim('https://fernhill.example/shop', 1);",
    { event: { resource_server: { identifier: 'https://fernhill-dev.eu.auth0.com/api/v2/' } } },
  );
  expect(seenOf(outcome).accessTokenClaims).toEqual({ 'https://fernhill.example/shop': 1 });
  expect(outcome.warnings).toHaveLength(1);
});

test('`scope` as a claim throws in a login, and is left out of the token of a machine', async () => {
  const code = "api.accessToken.setCustomClaim('scope', 'read:reports');";
  expect((await runCode('post-login', code)).failed?.message).toContain('use api.accessToken.addScope');
  const outcome = await runCode('credentials-exchange', code);
  expect(seenOf(outcome).accessTokenClaims).toEqual({});
  expect(messagesOf(outcome)).toEqual([expect.stringContaining('`scope` out of the token')]);
});

test('the last value of a claim counts; undefined takes the claim away', async () => {
  const outcome = await runCode('post-login', [
    "api.idToken.setCustomClaim('shop', 1).idToken.setCustomClaim('gone', 1);",
    "api.idToken.setCustomClaim('shop', 2).idToken.setCustomClaim('gone', undefined);",
  ]);
  expect(seenOf(outcome).idTokenClaims).toEqual({ shop: 2 });
});

test('a value is kept as it was at the time of the call', async () => {
  const outcome = await runCode(
    'post-login',
    "const bikes = ['road']; api.idToken.setCustomClaim('bikes', bikes); bikes.push('cargo');",
  );
  expect(seenOf(outcome).idTokenClaims).toEqual({ bikes: ['road'] });
});

test('the claims of a token have 100 KB together, over all Actions; those of the other token do not count', async () => {
  const set = (name: string, bytes: number, token = 'idToken') =>
    `api.${token}.setCustomClaim('${name}', 'x'.repeat(${bytes}));`;
  // {"a":"…","b":"…"} is 15 bytes and the values.
  const most = 100 * 1024 - 15;
  const fits = await runCode('post-login', [
    set('a', most - 10) + set('a', most - 10, 'accessToken'),
    set('b', 10) + set('b', 5),
  ]);
  expect(fits.failed).toBeUndefined();
  const over = await runCode('post-login', [set('a', most - 10), set('b', 11)]);
  expect(over.failed?.message).toBe('api.idToken.setCustomClaim: `b` makes it larger than 100 KB together.');
});
