import { gunzipSync } from 'node:zlib';
import { hashSync } from 'bcryptjs';
import type { Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

const STAFF = 'con_0000000000000001';
let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
  await fernhill.control('POST', '/seed', {
    '/connections': [
      { id: STAFF, name: 'staff', strategy: 'auth0', options: {} },
      { id: 'con_0000000000000002', name: 'github', strategy: 'github' },
    ],
    '/users': [user('ama', { user_metadata: { bike: 'green' }, app_metadata: { bay: 1 }, logins_count: 3 })],
  });
});
afterEach(() => fernhill.tenant.close());

function user(name: string, more: Readonly<Record<string, Json>> = {}): Json {
  return {
    user_id: `auth0|${name}`,
    email: `${name}@fernhill.example`,
    email_verified: true,
    name: `=${name} "the" rider`,
    identities: [{ connection: 'staff', provider: 'auth0', user_id: name, isSocial: false }],
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}

async function importFile(users: string, more: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  form.set('users', new File([users], 'users.json'));
  for (const [name, value] of Object.entries({ connection_id: STAFF, ...more })) form.set(name, value);
  const response = await fernhill.tenant.app.request('/api/v2/jobs/users-imports', {
    method: 'POST',
    headers: { authorization: `Bearer ${await fernhill.token()}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, Json> };
}

async function job(id: Json | undefined, below = '') {
  return fernhill.api('GET', `/jobs/${String(id)}${below}`);
}

describe('an import', () => {
  it('waits, then tells what became of the rows', async () => {
    const hash = hashSync('Spoke-and-hub-42', 4);
    const rows = [
      { email: 'kofi@fernhill.example', user_id: 'kofi', password_hash: hash, app_metadata: { bay: 2 } },
      { email: 'ama@fernhill.example' },
      { email: 'Kofi@fernhill.example' },
      { email: 'no address', nickname: 7, colour: 'green', password_hash: 'short' },
    ];
    const made = await importFile(JSON.stringify(rows), { external_id: 'batch 7' });
    expect(made.status).toBe(202);
    expect(made.body).toMatchObject({
      type: 'users_import',
      status: 'pending',
      connection_id: STAFF,
      external_id: 'batch 7',
    });
    expect((await job(made.body['id'])).body).toMatchObject({
      status: 'completed',
      external_id: 'batch 7',
      summary: { failed: 3, updated: 0, inserted: 1, total: 4 },
    });
    const errors = (await job(made.body['id'], '/errors')).body;
    expect(errors).toMatchObject([
      { user: { email: 'ama@fernhill.example' }, errors: [{ code: 'CONFLICT_EMAIL' }] },
      { errors: [{ code: 'DUPLICATED_USER' }] },
      { user: { password_hash: '*****' } },
    ]);
    const codes = (errors[2] as { errors: { code: string }[] }).errors.map(({ code }) => code);
    expect(codes.sort()).toEqual(['FORMAT', 'INVALID_TYPE', 'NOT_PASSED', 'PATTERN']);
    const { documents } = fernhill.tenant.context.state;
    expect(documents.get('/_passwords', 'auth0|kofi')).toEqual({ hash });
    expect(documents.get('/users', 'auth0|kofi')).toMatchObject({
      email_verified: false,
      app_metadata: { bay: 2 },
    });
  });

  it('changes people who are there where that is wanted, and replaces their metadata', async () => {
    const row = {
      email: 'ama@fernhill.example',
      nickname: 'Ama',
      user_metadata: { bell: true },
      blocked: true,
    };
    const made = await importFile(JSON.stringify([row]), { upsert: 'true' });
    expect((await job(made.body['id'])).body).toMatchObject({ summary: { updated: 1, total: 1 } });
    const { body } = await fernhill.api('GET', '/users/auth0%7Cama');
    expect(body).toMatchObject({ nickname: 'Ama', user_metadata: { bell: true }, app_metadata: { bay: 1 } });
    expect(body).not.toHaveProperty('blocked');
    expect((await job(made.body['id'], '/errors')).status).toBe(204);
  });

  it('keeps second factors and hashes of other kinds', async () => {
    const custom = { algorithm: 'md5', hash: { value: '0cc175b9c0f1b6a831c399e269772661', encoding: 'hex' } };
    const row = {
      email: 'kofi@fernhill.example',
      user_id: 'kofi',
      custom_password_hash: custom,
      mfa_factors: [{ totp: { secret: 'JBSWY3DPEHPK3PXP' } }, { phone: { value: '+4412345' } }],
    };
    await importFile(JSON.stringify([row]));
    const { documents } = fernhill.tenant.context.state;
    expect(documents.get('/_passwords', 'auth0|kofi')).toEqual({ custom });
    const methods = await fernhill.api('GET', '/users/auth0%7Ckofi/authentication-methods');
    expect(methods.body).toMatchObject([{ type: 'totp' }, { type: 'phone' }]);
    expect(documents.get('/users', 'auth0|kofi')).toMatchObject({ multifactor: ['guardian'] });
  });

  it('fails as a whole where the file is no list', async () => {
    const made = await importFile('{"email":');
    expect((await job(made.body['id'])).body).toMatchObject({ status: 'failed' });
    expect((await job(made.body['id'], '/errors')).body).toMatchObject({
      status: 'failed',
      type: 'users_import',
    });
  });

  it('is refused for a large file, and for people who are kept elsewhere', async () => {
    expect((await importFile(' '.repeat(512_001))).status).toBe(413);
    expect((await importFile('[]', { connection_id: 'con_0000000000000002' })).status).toBe(400);
    expect((await importFile('[]', { connection_id: 'con_0000000000000009' })).status).toBe(400);
    expect((await job('job_nothing')).status).toBe(404);
  });
});

describe('an export', () => {
  async function exported(body: Json): Promise<string> {
    const made = await fernhill.api('POST', '/jobs/users-exports', body);
    expect(made).toMatchObject({ status: 200, body: { type: 'users_export', status: 'pending' } });
    const { location } = (await job(made.body['id'])).body;
    const response = await fernhill.tenant.app.request(String(location));
    expect(response.status).toBe(200);
    return gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
  }

  it('is lines of JSON with the fields that were asked for', async () => {
    const fields = [
      { name: 'email' },
      { name: 'identities[0].connection', export_as: 'where' },
      { name: 'user_metadata' },
    ];
    expect(await exported({ fields, connection_id: STAFF })).toBe(
      '{"email":"ama@fernhill.example","where":"staff","user_metadata":{"bike":"green"}}\n',
    );
  });

  it('is CSV that no spreadsheet takes for formulas', async () => {
    const fields = ['name', 'email_verified', 'logins_count', 'created_at', 'user_metadata.bike'].map(
      (name) => ({ name }),
    );
    expect(await exported({ format: 'csv', fields })).toBe(
      'name,email_verified,logins_count,created_at,user_metadata.bike\n' +
        '"\'=ama ""the"" rider",true,3,2026-01-01T00:00:00.000Z,"\'green"\n',
    );
  });

  it('has fields of its own where none are named, and no more users than asked for', async () => {
    await fernhill.control('POST', '/seed', { '/users': [user('kofi')] });
    const lines = (await exported({ limit: 1 })).trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Id: 'auth0|ama', Connection: 'staff' });
  });

  it('is refused for what CSV cannot hold', async () => {
    const post = (body: Json) => fernhill.api('POST', '/jobs/users-exports', body);
    expect((await post({ format: 'csv', fields: [{ name: 'user_metadata' }] })).status).toBe(400);
    const many = Array.from({ length: 31 }, (_, i) => ({ name: `app_metadata.k${i}` }));
    expect((await post({ format: 'csv', fields: many })).status).toBe(400);
    expect((await post({ connection_id: 'con_0000000000000009' })).status).toBe(400);
  });

  it('can be fetched for a minute', async () => {
    const made = await fernhill.api('POST', '/jobs/users-exports', {});
    const { location } = (await job(made.body['id'])).body;
    const late = String(location).replace(/expires=\d+/, 'expires=1');
    expect((await fernhill.tenant.app.request(late)).status).toBe(403);
    const other = String(location).replace(/job_\w+/, 'job_other');
    expect((await fernhill.tenant.app.request(other)).status).toBe(404);
  });
});

describe('a verification mail', () => {
  it('is a job, and a ticket', async () => {
    const made = await fernhill.api('POST', '/jobs/verification-email', { user_id: 'auth0|ama' });
    expect(made).toMatchObject({ status: 201, body: { type: 'verification_email', status: 'pending' } });
    expect((await job(made.body['id'])).body).toMatchObject({ status: 'completed' });
    expect(fernhill.tenant.context.state.documents.list('/_tickets')).toMatchObject([
      { type: 'email-verification', user_id: 'auth0|ama', connection: 'staff', mailed: true },
    ]);
    expect((await fernhill.api('POST', '/jobs/verification-email', { user_id: 'auth0|no' })).status).toBe(
      404,
    );
    expect(
      (await fernhill.api('POST', '/jobs/verification-email', { user_id: 'auth0|ama', client_id: 'no' }))
        .status,
    ).toBe(400);
  });
});

describe('a ticket', () => {
  const post = (type: string, body: Json) => fernhill.api('POST', `/tickets/${type}`, body);

  it('is an address, and what the page there needs', async () => {
    const { status, body } = await post('email-verification', {
      user_id: 'auth0|ama',
      result_url: 'https://fernhill.example/thanks',
      ttl_sec: 60,
      includeEmailInRedirect: true,
    });
    expect(status).toBe(201);
    const id = /^https:\/\/localhost:4400\/u\/email-verification\?ticket=(\w{32})#$/.exec(
      String(body['ticket']),
    )?.[1];
    expect(fernhill.tenant.context.state.documents.get('/_tickets', id ?? '')).toMatchObject({
      result_url: 'https://fernhill.example/thanks',
      includeEmailInRedirect: true,
      expires_at: '2026-03-02T09:01:00.000Z',
      mailed: false,
    });
  });

  it('changes a password for a person who is named by id, or by address and connection', async () => {
    for (const who of [{ user_id: 'auth0|ama' }, { email: 'ama@fernhill.example', connection_id: STAFF }]) {
      const { status, body } = await post('password-change', { ...who, mark_email_as_verified: true });
      expect(status).toBe(201);
      expect(body['ticket']).toMatch('/u/reset-verify?ticket=');
    }
    expect(fernhill.tenant.context.state.documents.list('/_tickets')).toMatchObject([
      { user_id: 'auth0|ama', mark_email_as_verified: true, expires_at: '2026-03-07T09:00:00.000Z' },
      { user_id: 'auth0|ama', mark_email_as_verified: true },
    ]);
  });

  it('is refused for people who are not there, have no password here, or are named by half', async () => {
    await fernhill.control('POST', '/seed', {
      '/users': [
        { user_id: 'github|7', identities: [{ connection: 'github', provider: 'github', user_id: '7' }] },
      ],
    });
    expect((await post('password-change', { user_id: 'auth0|no' })).status).toBe(404);
    expect((await post('password-change', { user_id: 'github|7' })).body).toMatchObject({
      message: "The user's main connection does not support this operation",
    });
    expect((await post('password-change', { email: 'ama@fernhill.example' })).status).toBe(400);
    expect((await post('password-change', {})).status).toBe(400);
    expect(
      (await post('password-change', { email: 'no@fernhill.example', connection_id: STAFF })).status,
    ).toBe(404);
    const client = fernhill.tenant.deployClient.clientId;
    const both = { user_id: 'auth0|ama', client_id: client, result_url: 'https://fernhill.example' };
    expect((await post('email-verification', both)).status).toBe(400);
    const identity = { user_id: 'kofi', provider: 'auth0' };
    expect((await post('email-verification', { user_id: 'auth0|ama', identity })).status).toBe(400);
  });
});
