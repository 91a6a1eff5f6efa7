import { run } from 'understudy/testing';
import * as action from './action.ts';

const signIn = (strategy: string, user: { email_verified?: boolean; email?: undefined }) =>
  run(action, 'post-login', { event: { connection: { name: 'somewhere', strategy }, user } });

test('a customer with a verified address signs in', async () => {
  const { commands, failed } = await signIn('auth0', { email_verified: true });
  expect(failed).toBeUndefined();
  expect(commands).toEqual([]);
});

test('a customer with an unverified address is refused, and told what to do', async () => {
  const { denied } = await signIn('auth0', { email_verified: false });
  expect(denied?.reason).toMatch(/confirm your e-mail address/);
});

test.each(['samlp', 'adfs', 'waad', 'okta', 'oidc'])(
  'a person of an enterprise connection (%s) signs in without a verified address',
  async (strategy) => {
    const { denied, failed } = await signIn(strategy, { email_verified: false });
    expect(failed).toBeUndefined();
    expect(denied).toBeUndefined();
  },
);

test.each(['github', 'facebook', 'google-oauth2'])(
  'a social account (%s) needs a verified address like any other',
  async (strategy) => {
    const refused = await signIn(strategy, { email_verified: false });
    const accepted = await signIn(strategy, { email_verified: true });
    expect(refused.denied).toBeDefined();
    expect(accepted.denied).toBeUndefined();
  },
);

test('a kind of connection that nobody decided about counts as not enterprise', async () => {
  const { denied } = await signIn('carrier-pigeon', { email_verified: false });
  expect(denied).toBeDefined();
});

test('a person of whom nothing says that the address is verified is refused', async () => {
  const { denied } = await run(action, 'post-login', {
    event: { user: { email: undefined, email_verified: undefined } },
  });
  expect(denied).toBeDefined();
});
