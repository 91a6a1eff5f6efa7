import { createHmac } from 'node:crypto';
import { fixedClock, type HttpStub, run } from 'understudy/testing';
import * as action from './action.ts';

const SECRET = 'workshop-secret';
const SIGN_UPS = 'POST https://backend.fernhill.example/hooks/sign-ups';
const NOW = '2026-01-01T00:00:03.000Z';

type Secrets = { BACKEND_URL: string | undefined; BACKEND_SECRET: string | undefined };

const signUpWith = (secrets: Secrets, backend?: HttpStub) => {
  const clock = fixedClock(NOW);
  const user = { user_id: 'auth0|1', email: 'theo@mail.example', created_at: '2026-01-01T00:00:00.000Z' };
  return run(action, 'post-user-registration', {
    event: { user },
    secrets,
    clock,
    ...(backend && { http: { [SIGN_UPS]: backend } }),
  });
};

const signUp = (backend: HttpStub) =>
  signUpWith({ BACKEND_URL: 'https://backend.fernhill.example/hooks/', BACKEND_SECRET: SECRET }, backend);

test('the backend hears who signed up, where and when', async () => {
  const result = await signUp({ status: 202 });
  expect(result).toRequest(SIGN_UPS, {
    headers: { 'content-type': 'application/json' },
    body: {
      user_id: 'auth0|1',
      email: 'theo@mail.example',
      connection: 'fernhill-customers',
      signed_up_at: '2026-01-01T00:00:00.000Z',
    },
  });
  expect(result).not.toFail();
  expect(result.logs).toEqual([]);
});

test('the backend can tell by the signature that the request is ours and new, and never sees the secret', async () => {
  const { http } = await signUp({ status: 202 });
  const [{ headers = {}, body } = {}] = http;
  const seconds = Date.parse(NOW) / 1000;
  const digest = createHmac('sha256', SECRET)
    .update(`${seconds}.${JSON.stringify(body)}`)
    .digest('hex');
  expect(headers['x-fernhill-signature']).toBe(`t=${seconds},v1=${digest}`);
  expect(JSON.stringify(http)).not.toContain(SECRET);
});

test.each([
  ['is down', new Error('connect ECONNREFUSED 203.0.113.7:443'), /did not hear of a sign-up.*ECONNREFUSED/],
  ['does not answer within five seconds', { delay: 5_100 }, /did not hear of a sign-up.*time/],
  ['fails', { status: 503 }, /^The backend answered 503 to a sign-up$/],
])('a backend that %s is logged, and the sign-up goes on', async (_what, backend, log) => {
  const result = await signUp(backend);
  expect(result).not.toFail();
  expect(result.logs).toEqual([{ level: 'error', text: expect.stringMatching(log) }]);
});

test('a backend that takes its time is waited for', async () => {
  const result = await signUp({ status: 202, delay: 4_900 });
  expect(result.logs).toEqual([]);
});

test('a redirect is not followed: nobody else gets the address', async () => {
  const result = await signUp({ status: 307, headers: { location: '/elsewhere' } });
  expect(result).not.toFail();
  expect(result.http).toHaveLength(1);
  expect(result.logs).toHaveLength(1);
});

test.each([
  { BACKEND_URL: undefined, BACKEND_SECRET: undefined },
  { BACKEND_URL: 'backend', BACKEND_SECRET: SECRET },
])('secrets that are missing or wrong (%j) are logged, and the sign-up goes on', async (secrets) => {
  const result = await signUpWith(secrets);
  expect(result).not.toFail();
  expect(result.logs).toEqual([
    { level: 'error', text: expect.stringContaining('did not hear of a sign-up') },
  ]);
  expect(JSON.stringify(result.logs)).not.toContain(SECRET);
});
