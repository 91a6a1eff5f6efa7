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
  const { failed, logs, http } = await signUp({ status: 202 });
  expect(failed).toBeUndefined();
  expect(logs).toEqual([]);
  expect(http).toMatchObject([
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: {
        user_id: 'auth0|1',
        email: 'theo@mail.example',
        connection: 'fernhill-customers',
        signed_up_at: '2026-01-01T00:00:00.000Z',
      },
    },
  ]);
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

test('a backend that is down is logged, and the sign-up goes on', async () => {
  const { failed, logs } = await signUp(new Error('connect ECONNREFUSED 203.0.113.7:443'));
  expect(failed).toBeUndefined();
  expect(logs).toEqual([
    { level: 'error', text: expect.stringMatching(/did not hear of a sign-up.*ECONNREFUSED/) },
  ]);
});

test('a backend that does not answer is given up after five seconds, and the sign-up goes on', async () => {
  const { failed, logs } = await signUp({ delay: Number.POSITIVE_INFINITY });
  expect(failed).toBeUndefined();
  expect(logs).toEqual([{ level: 'error', text: expect.stringMatching(/did not hear of a sign-up.*time/) }]);
});

test('a backend that takes its time is waited for', async () => {
  const { logs } = await signUp({ status: 202, delay: 4_900 });
  expect(logs).toEqual([]);
});

test('a backend that fails is logged with its status', async () => {
  const { failed, logs } = await signUp({ status: 503 });
  expect(failed).toBeUndefined();
  expect(logs).toEqual([{ level: 'error', text: 'The backend answered 503 to a sign-up' }]);
});

test('a redirect is not followed: nobody else gets the address', async () => {
  const { failed, logs, http } = await signUp({ status: 307, headers: { location: '/elsewhere' } });
  expect(failed).toBeUndefined();
  expect(http).toHaveLength(1);
  expect(logs).toHaveLength(1);
});

test.each([
  { BACKEND_URL: undefined, BACKEND_SECRET: undefined },
  { BACKEND_URL: 'backend', BACKEND_SECRET: SECRET },
])('secrets that are missing or wrong (%j) are logged, and the sign-up goes on', async (secrets) => {
  const { failed, logs } = await signUpWith(secrets);
  expect(failed).toBeUndefined();
  expect(logs).toEqual([{ level: 'error', text: expect.stringContaining('did not hear of a sign-up') }]);
  expect(JSON.stringify(logs)).not.toContain(SECRET);
});
