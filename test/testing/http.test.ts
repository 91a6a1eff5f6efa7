import http, { createServer } from 'node:http';
import https from 'node:https';
import { connect } from 'node:net';
import { ManagementClient } from 'auth0';
import type { PostLogin } from '../../src/actions/runtime/types/index.ts';
import { fixedClock, type HttpStub, type HttpStubs, run } from '../../src/testing/index.ts';

const BACKEND = 'https://backend.fernhill.example';

/** As in a test that is written in JavaScript. */
const nothing: HttpStub = () => JSON.parse('{}').answer;

/** What an Action got from the network, as the claims of the ID token. */
async function ask(http: HttpStubs, send: () => Promise<Record<string, unknown>>) {
  const onExecutePostLogin: PostLogin = async (_event, api) => {
    for (const [name, value] of Object.entries(await send())) api.idToken.setCustomClaim(name, value);
  };
  const clock = fixedClock('2026-03-02T12:00:00.000Z');
  const result = await run({ onExecutePostLogin }, 'post-login', { http, clock });
  return {
    ...result,
    claims: result.claims.idToken,
    waited: clock.now() - Date.parse('2026-03-02T12:00:00.000Z'),
  };
}

/** `fetch`, as an object. */
async function fetched(...args: Parameters<typeof fetch>): Promise<Record<string, unknown>> {
  const response = await fetch(...args);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** `https.request` or `http.request`, as an object. */
function requested(
  url: string,
  {
    body = '',
    client = https,
    ...options
  }: https.RequestOptions & { body?: string; client?: typeof http | typeof https } = {},
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const request = client.request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode, headers } = response;
        resolve({ status: statusCode, type: headers['content-type'], body: Buffer.concat(parts).toString() });
      });
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('gave up')));
    request.end(body);
  });
}

describe.each([
  ['fetch', (url: string) => fetched(url)],
  ['node:https', (url: string) => requested(url)],
])('a stub that %s meets', (name, get) => {
  test('answers with an object as JSON', async () => {
    const { claims, http } = await ask({ [`GET ${BACKEND}/shops`]: { body: { city: 'Sheffield' } } }, () =>
      get(`${BACKEND}/shops`),
    );
    expect(claims).toEqual({ status: 200, type: 'application/json', body: '{"city":"Sheffield"}' });
    expect(http).toMatchObject([{ method: 'GET', url: `${BACKEND}/shops`, status: 200 }]);
  });

  test('answers with a text, a status and headers', async () => {
    const answer = { status: 503, headers: { 'content-type': 'text/html' }, body: '<p>closed</p>' };
    const { claims } = await ask({ [`${BACKEND}/shops`]: answer }, () => get(`${BACKEND}/shops`));
    expect(claims).toEqual({ status: 503, type: 'text/html', body: '<p>closed</p>' });
  });

  test('answers with bytes, or with nothing', async () => {
    const stubs = {
      [`${BACKEND}/picture`]: { body: new Uint8Array([83, 104, 111, 112]) },
      [`${BACKEND}/nothing`]: { status: 204 },
    };
    const { claims } = await ask(stubs, async () => ({
      picture: await get(`${BACKEND}/picture`),
      nothing: await get(`${BACKEND}/nothing`),
    }));
    expect(claims).toMatchObject({
      picture: { type: 'application/octet-stream', body: 'Shop' },
      nothing: { status: 204, body: '' },
    });
  });

  test('answers in turn, and with the last answer from then on', async () => {
    const { claims, http } = await ask(
      { [`${BACKEND}/shops`]: [{ status: 503 }, { status: 200 }] },
      async () => ({
        first: (await get(`${BACKEND}/shops`))['status'],
        second: (await get(`${BACKEND}/shops`))['status'],
        third: (await get(`${BACKEND}/shops`))['status'],
      }),
    );
    expect(claims).toEqual({ first: 503, second: 200, third: 200 });
    expect(http.map(({ status }) => status)).toEqual([503, 200, 200]);
  });

  test('answers late by the clock of the run', async () => {
    const { claims, waited } = await ask({ '*': { delay: 4_000 } }, () => get(BACKEND));
    expect(claims).toMatchObject({ status: 200 });
    expect(waited).toBe(4_000);
  });

  test('never answers, and the time of the trigger is up', async () => {
    const { failed } = await ask({ '*': { delay: Number.POSITIVE_INFINITY } }, () => get(BACKEND));
    expect(failed?.message).toContain('longer than 20 seconds');
  });

  test('ends the connection with an error', async () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { claims, http } = await ask({ '*': error }, () =>
      get(BACKEND).catch((thrown) => ({ code: thrown.code ?? thrown.cause.code })),
    );
    expect(claims).toEqual({ code: 'ECONNREFUSED' });
    expect(http).toMatchObject([{ url: `${BACKEND}/`, error: 'connect ECONNREFUSED' }]);
  });

  test('is asked for an answer, which may take time', async () => {
    const { claims, waited } = await ask(
      {
        [`GET ${BACKEND}/shops/*`]: async ({ method, url, headers, body }) => {
          await new Promise((resolve) => setTimeout(resolve, 700));
          return { body: { method, url, host: headers['host'], body: body ?? null } };
        },
      },
      () => get(`${BACKEND}/shops/7?open=now`),
    );
    expect(JSON.parse(String(claims['body']))).toMatchObject({
      method: 'GET',
      url: `${BACKEND}/shops/7?open=now`,
      body: null,
    });
    expect(waited).toBe(700);
  });

  test('throws in the test, whatever the Action makes of it', async () => {
    const stub = () => {
      throw new Error('the test expected another request');
    };
    await expect(ask({ '*': stub }, () => get(BACKEND).catch(() => ({})))).rejects.toThrow(
      'the test expected another request',
    );
  });

  test.each([
    ['an empty list', []],
    ['a function that returns nothing', nothing],
  ])('gives no answer (%s), and the test hears of it', async (_which, stub) => {
    await expect(ask({ '*': stub }, () => get(BACKEND).catch(() => ({})))).rejects.toThrow(
      `The stub of GET ${BACKEND}/ gave no answer but undefined.`,
    );
  });

  test('is missing: the Action hears of it, and so does the test, even if the Action keeps quiet', async () => {
    const heard: unknown[] = [];
    const run = ask({ [`POST ${BACKEND}/shops`]: {} }, () =>
      get(`${BACKEND}/shops?open=now`).catch((error) => {
        heard.push(error);
        return {};
      }),
    );
    await expect(run).rejects.toThrow(
      `The Action sent GET ${BACKEND}/shops?open=now, and the test does not say what answers. Add it to the options:\n` +
        `  http: { 'GET ${BACKEND}/shops': { status: 200, body: {} } }\n`,
    );
    expect(heard).toMatchObject([{ name: 'UnansweredRequest' }]);
  });

  test('is missing, and the stack begins at the line of the Action that sent it, without those of the kit', async () => {
    const run = ask({}, () => fetched(`${BACKEND}/shops`));
    const error: Error = await run.catch((thrown) => thrown);
    const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
    expect(frames[0]).toContain('fetched');
    expect(frames[0]).toContain('http.test.ts');
    expect(frames.join()).not.toMatch(/src.testing|src.actions.runtime/);
  });

  test('is missing for a request that the Action does not wait for', async () => {
    const run = ask({}, async () => {
      get(`${BACKEND}/shops`).catch(() => {});
      return {};
    });
    await expect(run).rejects.toThrow(`The Action sent GET ${BACKEND}/shops`);
  });

  test('lets the request out to the real host, and time stands still until it has answered', async () => {
    const server = createServer((request, response) => {
      setTimeout(() => response.writeHead(201, { 'content-type': 'text/plain' }).end(request.url), 20);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const host = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
    const client = name === 'fetch' ? fetched : (url: string) => requested(url, { client: http });
    const {
      claims,
      waited,
      http: calls,
    } = await ask({ [`${host}/*`]: 'network' }, () => client(`${host}/shops?page=2`));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(claims).toEqual({ status: 201, type: 'text/plain', body: '/shops?page=2' });
    expect(calls).toMatchObject([{ status: 201 }]);
    expect(waited).toBe(0);
  });
});

describe('the requests of a run', () => {
  test('are shown with headers and the body, parsed where it is JSON', async () => {
    const { http } = await ask({ '*': {} }, async () => {
      const headers = { 'content-type': 'application/json; charset=utf-8', 'X-Shop': '7' };
      await fetch(`${BACKEND}/a`, { method: 'POST', headers, body: '{"gears":21}' });
      await fetch(`${BACKEND}/b`, { method: 'POST', body: new URLSearchParams({ gears: '21' }) });
      await fetch(`${BACKEND}/c`, { method: 'PUT', headers, body: '{"gears":' });
      await requested(`${BACKEND}/d`, { method: 'patch', headers, body: '[21]' });
      return {};
    });
    expect(http).toMatchObject([
      { method: 'POST', headers: { 'x-shop': '7' }, body: { gears: 21 } },
      { method: 'POST', body: 'gears=21' },
      { method: 'PUT', body: '{"gears":' },
      { method: 'PATCH', url: `${BACKEND}/d`, headers: { 'x-shop': '7' }, body: [21] },
    ]);
  });

  test.each([
    ['https://backend.fernhill.example:443/shops', 'https://BACKEND.fernhill.example/shops?city=Sheffield'],
    ['* https://*.fernhill.example/*', `${BACKEND}/shops/7/bikes`],
    ['get https://backend.fernhill.example/shops?city=*', `${BACKEND}/shops?city=Sheffield`],
    ['*', 'http://127.0.0.1:4400/'],
  ])('are answered by %s', async (key, url) => {
    const { claims } = await ask({ [key]: { body: 'yes' } }, () => fetched(url));
    expect(claims['body']).toBe('yes');
  });

  test.each([
    ['POST https://backend.fernhill.example/shops', `${BACKEND}/shops`],
    ['https://backend.fernhill.example/shop', `${BACKEND}/shops`],
    ['https://backend.fernhill.example/shops?city=Leeds', `${BACKEND}/shops?city=Sheffield`],
    ['https://backend.fernhill.example/shops', 'http://backend.fernhill.example/shops'],
    ['https://backend.fernhill.example/.*', `${BACKEND}/shops`],
  ])('are not answered by %s', async (key, url) => {
    await expect(ask({ [key]: {} }, () => fetched(url))).rejects.toThrow(`The Action sent GET ${url}`);
  });

  test('are answered by the first stub that fits', async () => {
    const stubs = { [`${BACKEND}/shops/7`]: { body: 'Riverside' }, '*': { body: 'any' } };
    const { claims } = await ask(stubs, async () => ({
      seven: (await fetched(`${BACKEND}/shops/7`))['body'],
      eight: (await fetched(`${BACKEND}/shops/8`))['body'],
    }));
    expect(claims).toEqual({ seven: 'Riverside', eight: 'any' });
  });
});

describe('fetch', () => {
  const moved = { status: 307, headers: { location: '/elsewhere' } };

  test('follows a redirect to a stub', async () => {
    const { claims, http } = await ask(
      { [`${BACKEND}/shops`]: moved, [`${BACKEND}/elsewhere`]: { body: 'here' } },
      () => fetched(`${BACKEND}/shops`),
    );
    expect(claims['body']).toBe('here');
    expect(http.map(({ status }) => status)).toEqual([307, 200]);
  });

  test('follows none where it may not', async () => {
    const { claims, http } = await ask({ [`${BACKEND}/shops`]: moved }, () =>
      fetch(`${BACKEND}/shops`, { redirect: 'error' }).then(
        () => ({}),
        (error) => ({ refused: error.message }),
      ),
    );
    expect(claims).toEqual({ refused: 'fetch failed' });
    expect(http).toHaveLength(1);
  });

  test('is given up after a time-out, which the calls show', async () => {
    const { claims, http, waited } = await ask({ '*': { delay: 9_000 } }, () =>
      fetch(BACKEND, { signal: AbortSignal.timeout(5_000) }).then(
        () => ({}),
        (error) => ({ name: error.name }),
      ),
    );
    expect(claims).toEqual({ name: 'TimeoutError' });
    expect(http).toMatchObject([{ error: 'The operation was aborted due to timeout' }]);
    expect(waited).toBe(5_000);
  });

  test('takes a Request and a stream', async () => {
    const { http } = await ask({ '*': {} }, async () => {
      await fetch(new Request(`${BACKEND}/a`, { method: 'POST', body: 'one' }));
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(Buffer.from('two'));
          controller.close();
        },
      });
      const options: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
      await fetch(new URL(`${BACKEND}/b`), options);
      return {};
    });
    expect(http).toMatchObject([{ body: 'one' }, { body: 'two' }]);
  });
});

describe('node:http and node:https', () => {
  test('take a URL, options, both, and a callback', async () => {
    const { http: calls } = await ask({ '*': {} }, async () => {
      const ended = (send: (done: () => void) => unknown) => new Promise<void>((done) => send(done));
      await ended((done) =>
        https.get(new URL(`${BACKEND}/a`), (response) => response.resume().on('end', done)),
      );
      await ended((done) =>
        https.get(
          { hostname: 'backend.fernhill.example', path: '/b?c=1', agent: new https.Agent() },
          (response) => response.resume().on('end', done),
        ),
      );
      await ended((done) =>
        http.get({ host: '::1', port: 4400 }, (response) => response.resume().on('end', done)),
      );
      return {};
    });
    expect(calls.map(({ url }) => url)).toEqual([`${BACKEND}/a`, `${BACKEND}/b?c=1`, 'http://[::1]:4400/']);
  });

  test.each(['option', 'method'])('give up after a time-out (%s) by the clock of the run', async (how) => {
    const { claims, waited } = await ask(
      { '*': { delay: 9_000 } },
      () =>
        new Promise((resolve) => {
          const request = https.get(BACKEND, how === 'option' ? { timeout: 3_000 } : {});
          if (how === 'method') request.setTimeout(3_000);
          request.on('timeout', () => request.destroy(new Error('gave up')));
          request.on('error', ({ message }) => resolve({ message }));
        }),
    );
    expect(claims).toEqual({ message: 'gave up' });
    expect(waited).toBe(3_000);
  });
});

/** As clients do that are made when a module is loaded. */
const kept = { fetch };

test('a client that has kept `fetch` from before the run meets the stubs', async () => {
  const { claims } = await ask({ '*': { body: 'stub' } }, async () => {
    const response = await kept.fetch(BACKEND);
    return { body: await response.text() };
  });
  expect(claims).toEqual({ body: 'stub' });
});

test("Auth0's SDK meets the stubs", async () => {
  const domain = 'fernhill-dev.eu.auth0.com';
  const { claims, http } = await ask(
    {
      [`POST https://${domain}/oauth/token`]: {
        body: { access_token: 'abc', expires_in: 86_400, token_type: 'Bearer' },
      },
      [`GET https://${domain}/api/v2/users/*`]: { body: { user_id: 'auth0|1', logins_count: 12 } },
    },
    async () => {
      const client = new ManagementClient({ domain, clientId: 'Bk4m', clientSecret: 'workshop' });
      const user = await client.users.get('auth0|1');
      return { logins: user.logins_count };
    },
  );
  expect(claims).toEqual({ logins: 12 });
  expect(http.at(-1)).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer abc' }, status: 200 });
});

test('a connection of any other client is refused, and named', async () => {
  const open = () =>
    ask(
      {},
      () => new Promise((resolve) => connect(5432, 'db.fernhill.example').on('error', () => resolve({}))),
    );
  await expect(open()).rejects.toThrow(
    /opened a connection to tcp:\/\/db\.fernhill\.example:5432.*no stub can answer/,
  );
});

test('a connection of any other client can be let out', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { claims } = await ask(
    { [`tcp://127.0.0.1:${port}`]: 'network' },
    () =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.destroy();
          resolve({ connected: true });
        });
      }),
  );
  await new Promise((resolve) => server.close(resolve));
  expect(claims).toEqual({ connected: true });
});

test('outside of a run requests go out as ever', async () => {
  const server = createServer((_request, response) => response.end('open'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '';
  const [beside] = await Promise.all([
    fetched(url),
    ask({ '*': { body: 'stub' } }, () => fetched(url)).then(({ claims }) =>
      expect(claims['body']).toBe('stub'),
    ),
  ]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(beside['body']).toBe('open');
});
