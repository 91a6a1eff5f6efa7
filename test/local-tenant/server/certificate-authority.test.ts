import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixedClock, systemClock } from '../../../src/core/clock.ts';
import { serverCertificates } from '../../../src/local-tenant/server/certificate-authority.ts';
import { listen } from '../../../src/local-tenant/server/listen.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-ca-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => readFileSync(join(folder, name), 'utf8');

test('a process that is given the authority with NODE_EXTRA_CA_CERTS trusts https://localhost', async () => {
  const { caFile, tls } = await serverCertificates(folder, systemClock);
  const listening = await listen({ fetch: () => new Response('Fernhill'), port: 0, tls });
  const script = `fetch('https://localhost:${listening.port}/').then((a) => a.text()).then(console.log, (e) => console.log(e.cause.code))`;
  const run = (env: NodeJS.ProcessEnv) => promisify(execFile)(process.execPath, ['-e', script], { env });
  const [trusting, strange] = await Promise.all([
    run({ ...process.env, NODE_EXTRA_CA_CERTS: caFile }),
    run({ ...process.env, NODE_EXTRA_CA_CERTS: '' }),
  ]);
  await listening.close();
  expect(trusting.stdout.trim()).toBe('Fernhill');
  expect(strange.stdout.trim()).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('the authority and the certificate are made once', async () => {
  const first = await serverCertificates(folder, systemClock);
  const ca = file('ca.pem');
  expect(await serverCertificates(folder, systemClock)).toEqual(first);
  expect(file('ca.pem')).toBe(ca);
});

test('private keys are readable for their owner only, the authority for everybody', async () => {
  await serverCertificates(folder, systemClock);
  const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
  expect([mode('ca-key.pem'), mode('localhost-key.pem'), mode('ca.pem')]).toEqual(['600', '600', '644']);
});

test('a certificate about to expire is renewed by the same authority', async () => {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const first = await serverCertificates(folder, clock);
  const ca = file('ca.pem');
  clock.advance(380 * 86_400_000);
  const renewed = await serverCertificates(folder, clock);
  expect(renewed.tls.cert).not.toBe(first.tls.cert);
  expect(file('ca.pem')).toBe(ca);
});

test.each(['ca.pem', 'ca-key.pem', 'localhost.pem', 'localhost-key.pem'])(
  'a damaged %s is made anew',
  async (name) => {
    await serverCertificates(folder, systemClock);
    writeFileSync(join(folder, name), 'damaged');
    const { tls } = await serverCertificates(folder, systemClock);
    expect(tls.cert).toBe(file('localhost.pem'));
    expect(file(name)).toMatch(/^-----BEGIN /);
  },
);
