import { run } from 'understudy/testing';
import * as action from './action.ts';

const signIn = (strategy: string, user: { email_verified: boolean; email?: undefined }) =>
  run(action, 'post-login', { event: { connection: { name: 'somewhere', strategy }, user } });

test('a customer with a verified address signs in', async () => {
  const result = await signIn('auth0', { email_verified: true });
  expect(result).not.toFail();
  expect(result.commands).toEqual([]);
});

test('a customer with an unverified address is refused, and told what to do', async () => {
  expect(await signIn('auth0', { email_verified: false })).toBeDenied(/confirm your e-mail address/);
});

test.each(['samlp', 'adfs', 'waad', 'okta', 'oidc'])(
  'a person of an enterprise connection (%s) signs in without a verified address',
  async (strategy) => {
    const result = await signIn(strategy, { email_verified: false });
    expect(result).not.toFail();
    expect(result).not.toBeDenied();
  },
);

test.each(['github', 'facebook', 'google-oauth2'])(
  'a social account (%s) needs a verified address like any other',
  async (strategy) => {
    expect(await signIn(strategy, { email_verified: false })).toBeDenied();
    expect(await signIn(strategy, { email_verified: true })).not.toBeDenied();
  },
);

test('a kind of connection that nobody decided about counts as not enterprise', async () => {
  expect(await signIn('carrier-pigeon', { email_verified: false })).toBeDenied();
});

test('a person without an address is refused', async () => {
  expect(await signIn('auth0', { email_verified: false, email: undefined })).toBeDenied();
});
