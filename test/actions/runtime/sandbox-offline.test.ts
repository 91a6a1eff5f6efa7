import { createServer, type Server } from 'node:http';
import { sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { request } from './actions.ts';

const runner = sandboxRunner({ dependenciesFolder: '', offline: true });
let heard = 0;
let backend: Server;
let port: number;

beforeAll(async () => {
  backend = createServer((_request, response) => {
    heard += 1;
    response.end();
  });
  backend.on('connection', () => {
    heard += 1;
  });
  await new Promise<void>((listening) => backend.listen(0, '127.0.0.1', listening));
  const address = backend.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(async () => {
  await runner.close();
  await new Promise((closed) => backend.close(closed));
});

/** What an Action of a rehearsal hears that tries to call the backend of this test. */
async function refusal(code: string): Promise<string | undefined> {
  const body = code.replaceAll('PORT', String(port));
  const { failed } = await runner.run(request('post-login', { calls: body }));
  return failed?.message;
}

test.each([
  [
    "await fetch('http://127.0.0.1:PORT/riders', { method: 'POST' })",
    'would POST http://127.0.0.1:PORT/riders:',
  ],
  ["await fetch(new Request('http://127.0.0.1:PORT/riders'))", 'would GET http://127.0.0.1:PORT/riders:'],
  ["require('node:http').get('http://127.0.0.1:PORT/riders')", 'would GET http://127.0.0.1:PORT/riders:'],
  [
    "require('https').request({ method: 'PUT', hostname: '127.0.0.1', port: PORT, path: '/riders' })",
    'would PUT https://127.0.0.1:PORT/riders:',
  ],
  ["require('node:net').connect(PORT, '127.0.0.1')", 'would connect to'],
  ["require('node:tls').connect(PORT, '127.0.0.1')", 'would connect to'],
  [
    "(await import('node:http')).get('http://127.0.0.1:PORT/riders')",
    'would GET http://127.0.0.1:PORT/riders:',
  ],
  ["delete globalThis.fetch; await fetch('http://127.0.0.1:PORT/')", 'would GET'],
])('in a rehearsal %s reaches nobody, and says whom it would call', async (code, message) => {
  expect(await refusal(code)).toContain(message.replaceAll('PORT', String(port)));
  expect(heard).toBe(0);
});

test('an Action that calls nobody runs as ever', async () => {
  const outcome = await runner.run(
    request('post-login', { calm: "api.idToken.setCustomClaim('shop', 'riverside');" }),
  );
  expect(outcome.commands).toMatchObject([{ method: 'idToken.setCustomClaim' }]);
});

describe('with an answer for a request', () => {
  const answering = sandboxRunner({
    dependenciesFolder: '',
    offline: true,
    stubs: [
      { request: 'POST https://crm.fernhill.example/riders/*', status: 202, body: { shop: 'riverside' } },
      { request: 'https://crm.fernhill.example/name', headers: { 'x-shop': 'station' }, body: 'Nora' },
      { request: 'https://crm.fernhill.example/gone', status: 204 },
    ],
  });
  afterAll(() => answering.close());

  const said = async (code: string) => {
    const claim = `api.idToken.setCustomClaim('said', await (async () => { ${code} })());`;
    const { commands, failed } = await answering.run(request('post-login', { asks: claim }));
    return failed ? failed.message : commands[0]?.args[1];
  };

  test.each([
    [
      "const r = await fetch('https://crm.fernhill.example/riders/7', { method: 'POST' }); return [r.status, (await r.json()).shop];",
      [202, 'riverside'],
    ],
    [
      "const r = await fetch(new Request('https://crm.fernhill.example/name')); return [r.headers.get('x-shop'), await r.text()];",
      ['station', 'Nora'],
    ],
    ["return [(await fetch(new URL('https://crm.fernhill.example/gone'))).status];", [204]],
  ])('`fetch` gets it: %s', async (code, expected) => {
    expect(await said(code)).toEqual(expected);
  });

  test('and everybody else is called as little as before', async () => {
    expect(await said("await fetch('https://crm.fernhill.example/riders/7');")).toContain(
      'would GET https://crm.fernhill.example/riders/7: in a rehearsal, nobody is called',
    );
  });
});
