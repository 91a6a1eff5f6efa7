import type { Resume } from '../../../../src/actions/runtime/runner.ts';
import { messagesOf, runCode, seenOf } from './handlers.ts';

const OTP = "api.authentication.challengeWith({ type: 'otp' });";
const PHONE = "api.authentication.challengeWithAny([{ type: 'phone' }, { type: 'email' }]);";
const ENROLL = "api.authentication.enrollWith({ type: 'webauthn-roaming' });";
const ENROLL_ANY = "api.authentication.enrollWithAny([{ type: 'otp' }, { type: 'push' }]);";

/** Runs to the end, as a person does who passes every challenge. */
async function runThrough(code: readonly string[]) {
  let outcome = await runCode('post-login', code);
  let resume: Resume | undefined = outcome.suspended?.resume;
  while (resume) {
    outcome = await runCode('post-login', code, { resume });
    resume = outcome.suspended?.resume;
  }
  return outcome;
}

test('four commands of any kind pass, over all Actions and challenges; a fifth is an error', async () => {
  expect((await runThrough([OTP + PHONE, ENROLL, ENROLL_ANY])).failed).toBeUndefined();
  const { failed, commands } = await runThrough([OTP + PHONE, ENROLL, ENROLL_ANY, OTP]);
  expect(failed).toEqual({
    action: 'action4',
    message:
      'api.authentication.challengeWith or api.authentication.challengeWithAny or api.authentication.enrollWith or api.authentication.enrollWithAny can be called 4 times in a flow.',
  });
  expect(commands).toEqual([]);
});

test('the flow waits for the challenges of the last Action, in their order', async () => {
  const first = await runCode('post-login', [OTP, PHONE + ENROLL]);
  expect(seenOf(first).challenges).toEqual([{ method: 'challengeWith', factors: [{ type: 'otp' }] }]);
  const second = await runCode('post-login', [OTP, PHONE + ENROLL], { resume: first.suspended?.resume });
  expect(seenOf(second).challenges).toEqual([
    { method: 'challengeWithAny', factors: [{ type: 'phone' }, { type: 'email' }] },
    { method: 'enrollWith', factors: [{ type: 'webauthn-roaming' }] },
  ]);
});

describe('multifactor.enable', () => {
  test('of later calls overrides that of earlier ones', async () => {
    const outcome = await runCode('post-login', [
      "api.multifactor.enable('any', { allowRememberBrowser: true });",
      "api.multifactor.enable('none');",
    ]);
    expect(seenOf(outcome).multifactor).toEqual({ provider: 'none', options: {} });
  });

  test('is overridden by a challenge, before it or after it', async () => {
    for (const code of [
      [OTP, "api.multifactor.enable('any');"],
      ["api.multifactor.enable('any');", OTP],
    ]) {
      expect(seenOf(await runThrough(code)).multifactor).toBeUndefined();
    }
  });
});

test('an e-mail address can be challenged and not be enrolled', async () => {
  const email = "WithAny([{ type: 'email' }]);";
  expect((await runCode('post-login', `api.authentication.challenge${email}`)).failed).toBeUndefined();
  const { failed } = await runCode('post-login', `api.authentication.enroll${email}`);
  expect(failed?.message).toContain('`type` must be one of otp, phone');
});

test('a custom token exchange cannot be challenged; a native social login can', async () => {
  const exchange = (type: string) => ({
    event: { transaction: { protocol: 'oauth2-token-exchange', subject_token_type: type } },
  });
  const custom = await runCode('post-login', OTP, exchange('urn:fernhill:partner'));
  expect(custom.failed?.message).toBe(
    'api.authentication.challengeWith is not supported in a custom token exchange.',
  );
  const apple = 'http://auth0.com/oauth/token-type/apple-authz-code';
  expect((await runCode('post-login', OTP, exchange(apple))).suspended).toBeDefined();
});

test('a silent sign-in is refused', async () => {
  const event = { transaction: { protocol: 'oidc-basic-profile', prompt: ['none'] } };
  const outcome = await runCode('post-login', OTP, { event });
  expect(outcome.denied).toMatchObject({ code: 'interaction_required' });
  expect(outcome.suspended).toBeUndefined();
});

describe('setPrimaryUser and recordMethod', () => {
  test('the primary user is set once, over all Actions', async () => {
    const links = "api.authentication.setPrimaryUser('auth0|1');";
    const { failed } = await runCode('post-login', [links, links]);
    expect(failed?.message).toBe('api.authentication.setPrimaryUser can be called once in a flow.');
  });

  test('a method is recorded only when the person is back from a redirect', async () => {
    const code = "api.authentication.recordMethod('https://fernhill.example/quiz');";
    const { failed } = await runCode('post-login', code);
    expect(failed?.message).toBe(
      'api.authentication.recordMethod can only be called in onContinuePostLogin.',
    );
    const resume = { action: 'action1', handler: 'resume', commands: [], metadata: {} } as const;
    const outcome = await runCode('post-login', code, { resume });
    expect(seenOf(outcome).recordedMethods).toEqual(['https://fernhill.example/quiz']);
    expect(messagesOf(outcome)).toEqual([]);
  });
});
