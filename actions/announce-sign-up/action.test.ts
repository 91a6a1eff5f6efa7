import { createHmac } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { run } from 'understudy/testing';
import * as action from './action.ts';

const SECRET = 'workshop-secret';

let backend: Server | undefined;

afterEach(async () => {
  jest.restoreAllMocks();
  backend?.closeAllConnections();
  await new Promise((closed) => (backend ? backend.close(closed) : closed(undefined)));
  backend = undefined;
});

/** Starts a backend on this machine and returns its address. */
async function start(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  backend = server;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/`;
}

const signUpWith = (secrets: Record<string, string>) =>
  run(action, 'post-user-registration', {
    event: {
      user: { user_id: 'auth0|1', email: 'theo@mail.example', created_at: '2026-01-01T00:00:00.000Z' },
    },
    secrets,
  });

const signUp = (url: string) => signUpWith({ BACKEND_URL: url, BACKEND_SECRET: SECRET });

/** One hundredth of the time-out, so that no test takes five seconds. */
function hurry(): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(milliseconds / 100));
}

test('the backend hears who signed up, where and when', async () => {
  const heard: { path: string | undefined; type: string | undefined; body: unknown }[] = [];
  const url = await start(async (request, response) => {
    const body = JSON.parse(await text(request));
    heard.push({ path: request.url, type: request.headers['content-type'], body });
    response.writeHead(202).end();
  });
  const { failed, logs } = await signUp(`${url}hooks/`);
  expect(failed).toBeUndefined();
  expect(logs).toEqual([]);
  expect(heard).toEqual([
    {
      path: '/hooks/sign-ups',
      type: 'application/json',
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
  const seen: { signature: string; body: string; everything: string }[] = [];
  const url = await start(async (request, response) => {
    const body = await text(request);
    const signature = String(request.headers['x-fernhill-signature']);
    seen.push({ signature, body, everything: JSON.stringify(request.rawHeaders) + body });
    response.end();
  });
  await signUp(url);
  const { signature = '', body = '', everything = '' } = seen[0] ?? {};
  const [, time = '', digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  expect(digest).toBe(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex'));
  expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(60);
  expect(everything).not.toContain(SECRET);
});

test('a backend that is down is logged, and the sign-up goes on', async () => {
  const url = await start(() => {});
  await new Promise((closed) => backend?.close(closed));
  const { failed, logs } = await signUp(url);
  expect(failed).toBeUndefined();
  expect(logs).toEqual([
    { level: 'error', text: expect.stringMatching(/did not hear of a sign-up.*ECONNREFUSED/) },
  ]);
});

test('a backend that does not answer is given up, and the sign-up goes on', async () => {
  hurry();
  const url = await start(() => {});
  const { failed, logs } = await signUp(url);
  expect(failed).toBeUndefined();
  expect(logs).toEqual([{ level: 'error', text: expect.stringMatching(/did not hear of a sign-up.*time/) }]);
});

test('a backend that fails is logged with its status', async () => {
  const url = await start((_request, response) => response.writeHead(503).end());
  const { failed, logs } = await signUp(url);
  expect(failed).toBeUndefined();
  expect(logs).toEqual([{ level: 'error', text: 'The backend answered 503 to a sign-up' }]);
});

test('a redirect is not followed: nobody else gets the address', async () => {
  const paths: (string | undefined)[] = [];
  const url = await start((request, response) => {
    paths.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  const { failed, logs } = await signUp(url);
  expect(failed).toBeUndefined();
  expect(paths).toEqual(['/sign-ups']);
  expect(logs).toHaveLength(1);
});

test.each([{}, { BACKEND_URL: 'backend', BACKEND_SECRET: SECRET }])(
  'secrets that are missing or wrong (%j) are logged, and the sign-up goes on',
  async (secrets) => {
    const { failed, logs } = await signUpWith(secrets);
    expect(failed).toBeUndefined();
    expect(logs).toEqual([{ level: 'error', text: expect.stringContaining('did not hear of a sign-up') }]);
    expect(JSON.stringify(logs)).not.toContain(SECRET);
  },
);

async function text(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
