import { runCode, seenOf } from './handlers.ts';

const BY_ID = "api.authentication.setUserById('auth0|1');";
const BY_CONNECTION =
  "api.authentication.setUserByConnection('partners', { user_id: 'p7' }, { creationBehavior: 'none', updateBehavior: 'replace' });";
const BOTH = 'api.authentication.setUserById or api.authentication.setUserByConnection';

test.each([
  ['by id', BY_ID, { id: 'auth0|1' }],
  [
    'by connection',
    BY_CONNECTION,
    {
      connection: 'partners',
      attributes: { user_id: 'p7' },
      options: { creationBehavior: 'none', updateBehavior: 'replace' },
    },
  ],
])('a custom token exchange sets its user %s', async (_how, code, user) => {
  expect(seenOf(await runCode('custom-token-exchange', code)).exchange.user).toEqual(user);
});

test.each([
  ['none', "api.authentication.setOrganization('org_1');", `${BOTH} must be called.`],
  ['two', BY_ID + BY_CONNECTION, `${BOTH} can be called once in a flow.`],
  ['the same twice', BY_ID + BY_ID, `${BOTH} can be called once in a flow.`],
])('it fails where it sets %s', async (_how, code, message) => {
  const outcome = await runCode('custom-token-exchange', code);
  expect(outcome).toMatchObject({
    failed: { action: 'action1', message },
    commands: [],
    executions: [{ action: 'action1', error: { name: 'Error', message } }],
  });
});

test.each([
  ["api.access.deny('no_account', 'Unknown.');", { code: 'no_account', reason: 'Unknown.' }],
  ["api.access.rejectInvalidSubjectToken('Forged.');", { code: 'invalid_request', reason: 'Forged.' }],
])('it needs no user where it refuses: %s', async (code, denied) => {
  const outcome = await runCode('custom-token-exchange', code);
  expect(outcome.failed).toBeUndefined();
  expect(outcome.denied).toEqual({ action: 'action1', ...denied });
});

test('the metadata of the user, an organization and an actor go with it', async () => {
  const outcome = await runCode(
    'custom-token-exchange',
    `${BY_ID} api.user.setAppMetadata('partner', 7); api.user.setUserMetadata('city', 'Leeds');
     api.authentication.setOrganization('org_1');
     api.authentication.setActor({ sub: 'desk' }); api.authentication.setActor({ sub: 'desk', act: { sub: 'lead' } });`,
  );
  expect(seenOf(outcome)).toMatchObject({
    appMetadata: { partner: 7 },
    userMetadata: { city: 'Leeds' },
    exchange: { organization: 'org_1', actor: { sub: 'desk', act: { sub: 'lead' } } },
  });
});
