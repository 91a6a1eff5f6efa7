import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { createLocalJWKSet, importPKCS8, jwtVerify, SignJWT } from 'jose';
import { fixedClock } from '../../../src/core/clock.ts';
import { createSigningKeys } from '../../../src/local-tenant/keys/create-signing-keys.ts';
import { jwksOf } from '../../../src/local-tenant/keys/jwks.ts';
import { showSigningKey, showSigningKeys } from '../../../src/local-tenant/keys/show-signing-keys.ts';
import type { SigningKeys } from '../../../src/local-tenant/keys/signing-keys.ts';
import { openState } from '../../../src/local-tenant/store/open-state.ts';

const state = openState(':memory:');
const options = { domain: 'localhost:4400', clock: fixedClock('2026-08-01T09:00:00Z') };
let keys: SigningKeys;
beforeAll(async () => {
  keys = await createSigningKeys(state, options);
});
afterAll(() => state.close());

test('the keys are made once and kept in the state', async () => {
  const again = await createSigningKeys(state, options);
  expect(again.all.map(({ kid, cert }) => [kid, cert])).toEqual(keys.all.map(({ kid, cert }) => [kid, cert]));
});

test('a token signed with the current key verifies against the JWKS, whose first key it is', async () => {
  const { current } = keys;
  const key = await importPKCS8(
    current.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'RS256',
  );
  const token = await new SignJWT({ sub: 'auth0|nora' })
    .setProtectedHeader({ alg: 'RS256', kid: current.kid })
    .sign(key);
  const served = jwksOf(keys);
  const { payload } = await jwtVerify(token, createLocalJWKSet(JSON.parse(JSON.stringify(served))));
  expect(payload.sub).toBe('auth0|nora');
  expect(served['keys']).toMatchObject([
    { kid: current.kid, kty: 'RSA', use: 'sig', alg: 'RS256', e: 'AQAB' },
    {},
  ]);
});

test('the certificate carries the domain and is valid from the first start on', () => {
  const cert = new X509Certificate(keys.current.cert);
  expect(cert.subject).toBe('CN=localhost:4400');
  expect(new Date(cert.validFrom).toISOString()).toBe('2026-08-01T09:00:00.000Z');
  expect(cert.checkPrivateKey(keys.current.privateKey)).toBe(true);
});

test('the PKCS#7 form holds the same certificate', () => {
  const printed = execFileSync('openssl', ['pkcs7', '-print_certs'], {
    input: `${keys.current.pkcs7}\r\n`,
  }).toString();
  const der = Buffer.from(/-----BEGIN CERTIFICATE-----([^-]+)/.exec(printed)?.[1] ?? '', 'base64');
  expect(new X509Certificate(der).fingerprint).toBe(keys.current.fingerprint);
});

test('GET /keys/signing lists the current key and the next one in the recorded shape', () => {
  const { kid, cert, pkcs7, fingerprint } = keys.current;
  const thumbprint = fingerprint.replaceAll(':', '');
  const common = { previous: false, revoked: false };
  expect(showSigningKeys(keys)).toMatchObject([
    { kid, cert, pkcs7, fingerprint, thumbprint, current: true, next: false, ...common },
    { current: false, next: true, ...common },
  ]);
  expect(kid).toMatch(/^[\w-]{21}$/);
});

test('a key that does not exist is a 404', () => {
  expect(() => showSigningKey(keys, 'nothing')).toThrow(expect.objectContaining({ status: 404 }));
});
