import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { systemClock } from '../../../src/core/clock.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import { bindLoopback } from '../../../src/local-tenant/server/bind-loopback.ts';
import { bodyLimit } from '../../../src/local-tenant/server/body-limit.ts';
import { serverCertificates } from '../../../src/local-tenant/server/certificate-authority.ts';
import { clientAddress } from '../../../src/local-tenant/server/client-address.ts';
import { type Listening, listen } from '../../../src/local-tenant/server/listen.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-listen-'));
let ca: string;
let tls: { cert: string; key: string };
let listening: Listening;
let arrived: () => void = () => undefined;
let release: () => void = () => undefined;

const app = new Hono();
app.get('/address', (c) => c.json({ address: clientAddress(c.env) }));
app.post('/bookings', bodyLimit(1000), async (c) => c.text(await c.req.text()));
app.get('/slow', async (c) => {
  await new Promise<void>((resolve) => {
    release = resolve;
    arrived();
  });
  return c.text('done');
});

beforeAll(async () => {
  const certificates = await serverCertificates(folder, systemClock);
  ca = readFileSync(certificates.caFile, 'utf8');
  tls = certificates.tls;
});
beforeEach(async () => {
  listening = await listen({ fetch: app.fetch, port: 0, tls });
});
afterEach(() => listening.close());
afterAll(() => rmSync(folder, { recursive: true }));

const http = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${listening.port}${path}`, init);

/** A GET over TLS, trusting the development authority alone. */
function https(
  path: string,
  options: { host?: string; agent?: Agent } = {},
): Promise<{ status?: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: 'localhost', port: listening.port, path, ca, ...options }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ ...(answer.statusCode && { status: answer.statusCode }), text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What the server says to these bytes until it ends the connection. */
function exchange(bytes: Buffer | string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

function opened(): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(listening.port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => undefined);
  });
}

test('HTTP and HTTPS are answered on the same port', async () => {
  expect(await (await http('/address')).json()).toEqual({ address: '127.0.0.1' });
  expect(await https('/address')).toEqual({ status: 200, text: '{"address":"127.0.0.1"}' });
});

test.each(['localhost', '127.0.0.1', '::1'])('the certificate is good for %s', async (host) => {
  expect((await https('/address', { host })).status).toBe(200);
});

test('a body over the limit is refused with 413, one under it is taken', async () => {
  expect(await (await http('/bookings', { method: 'POST', body: 'x'.repeat(900) })).text()).toHaveLength(900);
  const refused = await http('/bookings', { method: 'POST', body: 'x'.repeat(1100) });
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({ statusCode: 413, error: 'Payload Too Large' });
});

test('bytes that are neither HTTP nor TLS end their own connection only', async () => {
  expect(await exchange('\0\0\0 what is this\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  await exchange(Buffer.from('16030100050100000100ff', 'hex'));
  const reset = await opened();
  reset.resetAndDestroy();
  const silent = await opened();
  silent.end();
  await new Promise((resolve) => silent.once('close', resolve));
  expect((await http('/address')).status).toBe(200);
});

test('a client that sends its request in single bytes is answered', async () => {
  const socket = await opened();
  const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())));
  for (const byte of 'GET /address HTTP/1.1\r\nHost: localhost\r\n\r\n') {
    socket.write(byte);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await answer).toMatch(/^HTTP\/1.1 200 /);
  socket.destroy();
});

test('a connection is kept between requests for at least a minute', async () => {
  const answer = await http('/address');
  expect(answer.headers.get('keep-alive')).toBe('timeout=65');
});

test('closing answers what is under way, ends kept connections at once and frees the port', async () => {
  const agent = new Agent({ keepAlive: true, ca });
  await https('/address', { agent });
  const silent = await opened();
  const silenced = new Promise((resolve) => silent.once('close', resolve));
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const slow = https('/slow');
  await asked;
  // Kept connections would last 65 s, and the test 5.
  const closing = listening.close();
  setTimeout(release, 50);
  expect((await slow).text).toBe('done');
  await closing;
  await silenced;
  agent.destroy();
  const again = await listen({ fetch: app.fetch, port: listening.port, tls });
  expect(again.port).toBe(listening.port);
  await again.close();
});

test('a port in use is an expected failure that says what to do', async () => {
  const failure = await listen({ fetch: app.fetch, port: listening.port, tls }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ProblemError);
  expect(failure).toMatchObject({
    problems: [{ code: 'port-in-use', message: `Port ${listening.port} is in use by another program.` }],
  });
});

test('a port that another program has on ::1 alone counts as in use, since localhost may lead there', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen({ port: 0, host: '::1' }, resolve));
  const { port } = other.address() as AddressInfo;
  await expect(listen({ fetch: app.fetch, port, tls })).rejects.toMatchObject({
    problems: [{ code: 'port-in-use' }],
  });
  await new Promise((resolve) => other.close(resolve));
});

test('a port that the system keeps for itself is an expected failure too', async () => {
  const forbidden = () => {
    const server = createServer();
    server.listen = () => {
      process.nextTick(() => server.emit('error', Object.assign(new Error('denied'), { code: 'EACCES' })));
      return server;
    };
    return server;
  };
  await expect(bindLoopback(forbidden, 443)).rejects.toMatchObject({
    problems: [{ code: 'port-forbidden' }],
  });
});
