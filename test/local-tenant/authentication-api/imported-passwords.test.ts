import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import type { Doc } from '../../../src/core/json.ts';
import { customHashMatches } from '../../../src/local-tenant/authentication-api/passwords/custom-hash.ts';
import { type FernhillTenant, fernhillTenant, NORA } from '../../support/fernhill-tenant.ts';

const PASSWORD = 'Chain-and-cog-42';
const sha = (text: string | Buffer) => createHash('sha256').update(text).digest();
const hex = (bytes: Buffer) => ({ value: bytes.toString('hex'), encoding: 'hex' });
const utf8 = (value: string) => ({ value, encoding: 'utf8' });
const pbkdf2 = pbkdf2Sync(PASSWORD, 'oil', 1000, 32, 'sha256').toString('base64').replaceAll('=', '');
const ssha = Buffer.concat([sha(`${PASSWORD}oil`), Buffer.from('oil')]).toString('base64');

it.each<[string, Doc]>([
  ['sha256 in hex', { algorithm: 'sha256', hash: hex(sha(PASSWORD)) }],
  [
    'sha256 in base64',
    { algorithm: 'sha256', hash: { value: sha(PASSWORD).toString('base64'), encoding: 'base64' } },
  ],
  ['a salt before it', { algorithm: 'sha256', hash: hex(sha(`oil${PASSWORD}`)), salt: { value: 'oil' } }],
  [
    'a salt behind it',
    { algorithm: 'sha256', hash: hex(sha(`${PASSWORD}oil`)), salt: { value: 'oil', position: 'suffix' } },
  ],
  [
    'another encoding',
    {
      algorithm: 'sha256',
      hash: hex(sha(Buffer.from(PASSWORD, 'utf16le'))),
      password: { encoding: 'utf16le' },
    },
  ],
  ['bcrypt', { algorithm: 'bcrypt', hash: utf8(hashSync(PASSWORD, 4)) }],
  [
    'hmac',
    {
      algorithm: 'hmac',
      hash: {
        ...hex(createHmac('sha1', 'key').update(PASSWORD).digest()),
        digest: 'sha1',
        key: { value: 'key' },
      },
    },
  ],
  ['ldap', { algorithm: 'ldap', hash: utf8(`{SSHA256}${ssha}`) }],
  ['pbkdf2', { algorithm: 'pbkdf2', hash: utf8(`$pbkdf2-sha256$i=1000,l=32$b2ls$${pbkdf2}`) }],
  [
    'scrypt',
    { algorithm: 'scrypt', hash: hex(scryptSync(PASSWORD, 'oil', 32)), salt: { value: 'oil' }, keylen: 32 },
  ],
])('a hash of another kind is checked: %s', (_, custom) => {
  expect(customHashMatches(PASSWORD, custom)).toBe(true);
  expect(customHashMatches('Flat-tyre-2', custom)).toBe(false);
});

it('a hash that cannot be read is nobody’s', () => {
  expect(customHashMatches(PASSWORD, { algorithm: 'argon2', hash: utf8('$argon2id$') })).toBe(false);
  expect(customHashMatches(PASSWORD, { algorithm: 'ldap', hash: utf8('{CRYPT}x') })).toBe(false);
});

describe('a person signs in', () => {
  let tenant: FernhillTenant;
  beforeAll(async () => {
    tenant = await fernhillTenant();
  });
  beforeEach(() => tenant.reset());
  afterAll(() => tenant.close());

  it('with an imported password, which is kept as the tenant keeps them from then on', async () => {
    const custom = { algorithm: 'sha256', hash: hex(sha(NORA.password)) };
    tenant.context.state.write((documents) => documents.put('/_passwords', 'auth0|nora', { custom }));
    expect((await tenant.signIn({ password: 'Flat-tyre-2' })).status).toBe(403);
    expect((await tenant.signIn()).status).toBe(200);
    expect(tenant.document('/_passwords', 'auth0|nora')).not.toHaveProperty('custom');
    expect((await tenant.signIn()).status).toBe(200);
  });

  it('with a linked account, as the user it is linked to', async () => {
    const nora = tenant.document('/users', 'auth0|nora') ?? {};
    tenant.context.state.write((documents) => {
      documents.remove('/users', 'auth0|nora');
      documents.put('/users', 'github|7', {
        user_id: 'github|7',
        identities: [{ connection: 'github', provider: 'github', user_id: '7', isSocial: true }],
        created_at: '2026-01-01T00:00:00.000Z',
      });
      documents.put('/_linked_accounts', 'auth0|nora', {
        user_id: 'auth0|nora',
        primary: 'github|7',
        connection: 'fernhill-customers',
        email: nora['email'] ?? '',
      });
    });
    const { status, body } = await tenant.signIn({ scope: 'openid' });
    expect(status).toBe(200);
    expect((await tenant.claims(body['id_token'])).sub).toBe('github|7');
  });
});
