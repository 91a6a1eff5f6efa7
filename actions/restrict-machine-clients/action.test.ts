import { run } from 'understudy/testing';
import { claim } from '../shared/claims.ts';
import * as action from './action.ts';

const ask = (ip: string, allowed_networks: string | undefined) =>
  run(action, 'credentials-exchange', {
    event: { client: { metadata: { allowed_networks } }, request: { ip } },
  });

const WORKER = '203.0.113.0/27, 2001:db8:4c1:20::/64';

test.each([
  ['203.0.113.9', '203.0.113.0/27'],
  ['::ffff:203.0.113.9', '203.0.113.0/27'],
  ['2001:db8:4c1:20::7', '2001:db8:4c1:20::/64'],
])('the worker gets a token at %s, and the token says which network that is', async (ip, network) => {
  const result = await ask(ip, WORKER);
  expect(result).not.toBeDenied();
  expect(result.claims.accessToken).toEqual({ [claim('network')]: network });
  expect(result).not.toWarn();
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'on a developer machine the worker gets a token at %s',
  async (ip) => {
    const result = await ask(ip, '127.0.0.0/8, ::1/128');
    expect(result).not.toFail();
    expect(result).not.toBeDenied();
  },
);

test.each(['203.0.113.40', '127.0.0.1', '2001:db8:4c1:21::7'])(
  'the worker is refused at %s, and the reason names it and the address',
  async (ip) => {
    const result = await ask(ip, WORKER);
    expect(result).toBeDenied({
      code: 'invalid_request',
      reason: `Fernhill Reminder Worker may not ask for tokens from ${ip}.`,
    });
    expect(result.claims.accessToken).toEqual({});
  },
);

test.each([undefined, '', ' , '])(
  'an application without networks (%j) is refused everywhere',
  async (networks) => {
    expect(await ask('127.0.0.1', networks)).toBeDenied({ code: 'invalid_request' });
  },
);

test.each(['203.0.113.0/99', '["203.0.113.0/27"]', 'the data centre', '203.0.113.0/27; 10.0.0.0/8'])(
  'networks that cannot be read (%s) refuse everybody, and the log says whose they are',
  async (networks) => {
    const result = await ask('203.0.113.9', networks);
    expect(result).toBeDenied({ code: 'server_error' });
    expect(result.logs).toEqual([
      { level: 'error', text: expect.stringContaining('Fernhill Reminder Worker') },
    ]);
  },
);

test('one network that cannot be read spoils the list, even where another one fits', async () => {
  expect(await ask('203.0.113.9', '203.0.113.0/27, 10.0.0.0/33')).toBeDenied({ code: 'server_error' });
});

test('a request without a readable address is refused', async () => {
  expect(await ask('', '0.0.0.0/0, ::/0')).toBeDenied({ code: 'invalid_request' });
});

test('the Management API is left out, so that a mistake here cannot lock the deploys out', async () => {
  const result = await run(action, 'credentials-exchange', {
    event: {
      client: { name: 'Fernhill Deploy' },
      resource_server: { identifier: 'https://fernhill.eu.auth0.com/api/v2/' },
      request: { ip: '198.51.100.200' },
    },
  });
  expect(result).not.toFail();
  expect(result.commands).toEqual([]);
});
