import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { plainFetch } from '../../src/deploy-cli/plain-fetch.ts';

let server: Server;
let domain: string;

/** Tells what it was asked. */
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (text) => {
      body += String(text);
    });
    request.on('end', () => {
      const { method, url, headers } = request;
      response.statusCode = url === '/nothing' ? 204 : 200;
      response.setHeader('x-ratelimit-remaining', '7');
      response.end(
        JSON.stringify({ method, url, host: headers.host, type: headers['content-type'] ?? '', body }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  domain = `localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

const refuse = () => Promise.reject(new Error('not meant for it'));

test('a request arrives as it was meant, the body of a DELETE as well', async () => {
  const answer = await plainFetch(refuse, domain)(`https://${domain}/api/v2/roles/rol_1/permissions`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
    body: '{"permissions":[]}',
  });
  expect(answer.headers.get('x-ratelimit-remaining')).toBe('7');
  expect(await answer.json()).toEqual({
    method: 'DELETE',
    url: '/api/v2/roles/rol_1/permissions',
    host: domain,
    type: 'application/json',
    body: '{"permissions":[]}',
  });
});

test('a form is sent as one, and an answer may have no body', async () => {
  const fetch = plainFetch(refuse, domain);
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const answer = await fetch(`https://${domain}/oauth/token`, { method: 'POST', body: form });
  expect(await answer.json()).toMatchObject({
    type: 'application/x-www-form-urlencoded',
    body: 'grant_type=client_credentials',
  });
  const nothing = await fetch(`https://${domain}/nothing`, { method: 'DELETE' });
  expect([nothing.status, await nothing.text()]).toEqual([204, '']);
});

test('where nobody answers, the code of the failure lies behind it, as with fetch', async () => {
  const fetch = plainFetch(refuse, 'localhost:1');
  await expect(fetch('https://localhost:1/api/v2/roles')).rejects.toMatchObject({
    message: 'fetch failed',
    cause: { code: 'ECONNREFUSED' },
  });
});

test('what goes elsewhere is left to fetch', async () => {
  const asked: string[] = [];
  const other = (input: unknown) => {
    asked.push(String(input));
    return Promise.resolve(new Response());
  };
  await plainFetch(other, domain)('https://cdn.fernhill.example/logo.png');
  expect(asked).toEqual(['https://cdn.fernhill.example/logo.png']);
});
