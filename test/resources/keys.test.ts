import { constants, publicEncrypt, randomBytes } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

async function list(path: string): Promise<readonly Doc[]> {
  return (await tenant.api('GET', path)).body as unknown as readonly Doc[];
}

async function verifies(token: string): Promise<boolean> {
  const response = await tenant.tenant.app.request('/.well-known/jwks.json');
  const jwks = (await response.json()) as JSONWebKeySet;
  const currentDate = new Date(tenant.tenant.context.clock.now());
  return jwtVerify(token, createLocalJWKSet(jwks), { currentDate }).then(
    () => true,
    () => false,
  );
}

describe('a signing key', () => {
  it('takes its turn when the keys are rotated, and signs nobody out', async () => {
    const [current, next] = await list('/keys/signing');
    const before = await tenant.token();
    const rotated = await tenant.api('POST', '/keys/signing/rotate');
    expect(rotated).toMatchObject({ status: 201, body: { kid: next?.kid, cert: next?.cert } });
    expect(await list('/keys/signing')).toMatchObject([
      { kid: next?.kid, current: true, next: false, previous: false },
      { current: false, next: true, previous: false },
      { kid: current?.kid, current: false, next: false, previous: true, revoked: false },
    ]);
    const after = await tenant.token();
    expect(after).not.toBe(before);
    for (const token of [before, after]) {
      expect(await verifies(token)).toBe(true);
      expect((await tenant.api('GET', '/clients', undefined, token)).status).toBe(200);
    }
    const [client] = await list('/clients');
    expect(client?.signing_keys).toMatchObject([{ cert: next?.cert }]);
  });

  it('ends what it has signed when it is revoked', async () => {
    const [current] = await list('/keys/signing');
    const old = await tenant.token();
    await tenant.api('POST', '/keys/signing/rotate');
    const token = await tenant.token();
    const revoke = (kid: unknown) =>
      tenant.api('PUT', `/keys/signing/${String(kid)}/revoke`, undefined, token);
    expect((await tenant.api('GET', '/clients', undefined, old)).status).toBe(200);
    expect((await revoke(current?.kid)).body).toEqual({ kid: current?.kid, cert: current?.cert });
    expect(await verifies(old)).toBe(false);
    expect((await tenant.api('GET', '/clients', undefined, old)).status).toBe(401);
    const read = await tenant.api('GET', `/keys/signing/${String(current?.kid)}`, undefined, token);
    expect(read.body).toMatchObject({ revoked: true, revoked_at: expect.any(String), previous: false });
  });

  it('is revoked only once it has been used', async () => {
    const [current, next] = await list('/keys/signing');
    for (const kid of [current?.kid, next?.kid]) {
      expect((await tenant.api('PUT', `/keys/signing/${String(kid)}/revoke`)).status).toBe(400);
    }
    expect((await tenant.api('PUT', '/keys/signing/none/revoke')).status).toBe(404);
  });

  it('of another tenant is listed and signs nothing', async () => {
    await tenant.control('POST', '/seed', { '/keys/signing': [{ kid: 'theirs', cert: 'PEM' }] });
    expect((await tenant.api('GET', '/keys/signing/theirs')).body).toEqual({ kid: 'theirs', cert: 'PEM' });
    expect(await list('/keys/signing')).toHaveLength(3);
    expect(await verifies(await tenant.token())).toBe(true);
  });
});

describe('custom signing keys', () => {
  it('are replaced together', async () => {
    const path = '/keys/custom-signing';
    expect((await tenant.api('GET', path)).status).toBe(404);
    const keys = { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'own' }] };
    expect(await tenant.api('PUT', path, keys)).toEqual({ status: 200, body: keys });
    expect((await tenant.api('DELETE', path)).status).toBe(204);
    expect((await tenant.api('GET', path)).status).toBe(404);
  });
});

describe('an encryption key of the customer', () => {
  const path = '/keys/encryption';

  it('takes over from the key of Auth0 once its material is there, and gives way again', async () => {
    const { body: made } = await tenant.api('POST', path, { type: 'customer-provided-root-key' });
    expect(made).toMatchObject({ state: 'pre-activation', parent_kid: null });
    const own = `${path}/${String(made.kid)}`;
    expect((await tenant.api('POST', own, { wrapped_key: 'AAAA' })).status).toBe(409);
    const { body: wrapping } = await tenant.api('POST', `${own}/wrapping-key`);
    expect((await tenant.api('POST', own, { wrapped_key: 'bad-key-value' })).status).toBe(400);
    const key = {
      key: String(wrapping.public_key),
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
    };
    const wrapped = Buffer.concat([publicEncrypt(key, randomBytes(32)), randomBytes(40)]);
    const imported = await tenant.api('POST', own, { wrapped_key: wrapped.toString('base64') });
    expect(imported).toMatchObject({ status: 201, body: { kid: made.kid, state: 'active' } });
    expect(await list(path)).toMatchObject([
      { type: 'tenant-master-key', state: 'active', parent_kid: made.kid },
      { type: 'customer-provided-root-key', state: 'active' },
      { type: 'environment-root-key', state: 'destroyed' },
      { type: 'tenant-master-key', state: 'destroyed', parent_kid: made.kid },
    ]);
    expect((await tenant.api('DELETE', own)).status).toBe(204);
    expect((await tenant.api('GET', own)).body).toMatchObject({ state: 'destroyed' });
    const active = (await list(path)).filter(({ state }) => state === 'active').map(({ type }) => type);
    expect(active).toEqual(['tenant-master-key', 'environment-root-key']);
  });

  it('is named by a UUID, and one that Auth0 has made is not deleted', async () => {
    expect((await tenant.api('GET', `${path}/none`)).status).toBe(400);
    const [root] = await list(path);
    expect((await tenant.api('DELETE', `${path}/${String(root?.kid)}`)).status).toBe(400);
  });

  it('below the root is made anew by a rekey', async () => {
    const { body: own } = await tenant.api('POST', path, { type: 'tenant-encryption-key' });
    expect((await tenant.api('POST', `${path}/rekey`)).status).toBe(204);
    const { body } = await tenant.api('GET', `${path}/${String(own.kid)}`);
    const master = (await list(path)).find(
      ({ type, state }) => type === 'tenant-master-key' && state === 'active',
    );
    expect(body.parent_kid).toBe(master?.kid);
    expect(master?.kid).not.toBe(own.parent_kid);
  });
});

describe('a key for signatures of requests', () => {
  it('is told apart by its fingerprint, and stays while a network ACL names it', async () => {
    const value = Buffer.from('tandem-and-cargo-bike-of-fernhill').toString('base64');
    const { body } = await tenant.api('POST', '/keys/network-acls', {
      name: 'Gate',
      alg: 'hmac-sha256',
      value,
    });
    expect(body).toMatchObject({ name: 'Gate', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(body).not.toHaveProperty('value');
    expect((await tenant.api('GET', '/keys/network-acls')).body).toMatchObject({ keys: [{ name: 'Gate' }] });
    await tenant.api('POST', '/network-acls', {
      description: 'Signed requests only',
      active: true,
      rule: {
        scope: 'tenant',
        action: { allow: true },
        match: { http_message_signature: { keys: [{ id: String(body.id) }] } },
      },
    });
    expect((await tenant.api('DELETE', `/keys/network-acls/${String(body.id)}`)).status).toBe(409);
    expect((await tenant.api('GET', `/keys/network-acls/${String(body.id)}`)).status).toBe(200);
  });
});
