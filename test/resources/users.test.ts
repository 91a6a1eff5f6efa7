import type { Doc } from '../../src/core/json.ts';
import { documentsOf, hookContextOf } from '../support/documents.ts';
import { create, rowOf, run, update } from './rows.ts';

const STAFF: Doc = { id: 'con_1', name: 'fernhill-staff', strategy: 'auth0', options: {} };
const AMA: Doc = {
  connection: 'fernhill-staff',
  email: 'ama.boateng@fernhill.example',
  password: 'Spoke-and-hub-42',
};

function contextWith(options: Doc = {}, more: Readonly<Record<string, Readonly<Record<string, Doc>>>> = {}) {
  const connections = {
    con_1: { ...STAFF, options },
    con_2: { id: 'con_2', name: 'github', strategy: 'github' },
  };
  const logged: Doc[] = [];
  const context = hookContextOf({
    documents: documentsOf({ '/connections': connections, ...more }),
    log: (entry) => logged.push(entry),
  });
  return { ...context, logged };
}

describe('a new user', () => {
  it('gets an id, an identity and a name, and the password is kept apart as a hash', () => {
    const context = contextWith();
    const user = create('users', AMA, context);
    expect(user['user_id']).toMatch(/^auth0\|[0-9a-f]{24}$/);
    expect(user).toMatchObject({
      name: 'ama.boateng@fernhill.example',
      nickname: 'ama.boateng',
      email_verified: false,
    });
    expect(user['identities']).toMatchObject([
      { connection: 'fernhill-staff', provider: 'auth0', isSocial: false },
    ]);
    expect(JSON.stringify(user)).not.toContain('Spoke');
    expect(context.documents.get('/_passwords', String(user['user_id']))).toEqual({
      hash: 'hash of Spoke-and-hub-42',
    });
  });

  it('is alone in a connection with an e-mail address, whatever its case, and is kept in lower case', () => {
    const context = contextWith();
    const user = create('users', { ...AMA, email: 'Ama.Boateng@Fernhill.example' }, context);
    expect(user['email']).toBe('ama.boateng@fernhill.example');
    expect(() => create('users', AMA, context)).toThrow('The user already exists.');
  });

  it('has the id that was asked for behind the provider, once', () => {
    const context = contextWith();
    expect(create('users', { ...AMA, user_id: 'staff-7' }, context)['user_id']).toBe('auth0|staff-7');
    const other = { ...AMA, email: 'kofi@fernhill.example', user_id: 'staff-7' };
    expect(() => create('users', other, context)).toThrow('The user already exists.');
  });

  it('cannot be made in a connection of somebody else', () => {
    expect(() => create('users', { ...AMA, connection: 'github' }, contextWith())).toThrow('first sign-in');
    expect(() => create('users', { ...AMA, connection: 'nobody' }, contextWith())).toThrow(
      'The connection does not exist.',
    );
  });

  it('needs a password in a database, unless the database lets people in without', () => {
    const { password: _, ...rest } = AMA;
    expect(() => create('users', rest, contextWith())).toThrow('Missing required property: password');
    const methods = { authentication_methods: { password: { enabled: true, api_behavior: 'optional' } } };
    expect(create('users', rest, contextWith(methods))).toMatchObject({ email: AMA['email'] });
  });

  it('needs an e-mail address in a database that knows people by nothing else', () => {
    const { email: _, ...rest } = AMA;
    expect(() => create('users', rest, contextWith())).toThrow('Missing required property: email');
    const attributes = { attributes: { phone_number: { identifier: { active: true } } } };
    const user = create('users', { ...rest, phone_number: '+4412345' }, contextWith(attributes));
    expect(user).toMatchObject({ name: '+4412345', phone_number: '+4412345' });
  });

  it('has a username only where the connection has usernames, and one that it allows', () => {
    const named = { ...AMA, username: 'Ama' };
    expect(() => create('users', named, contextWith())).toThrow('without requires_username');
    const usernames = { requires_username: true, validation: { username: { min: 3, max: 5 } } };
    expect(create('users', named, contextWith(usernames))['username']).toBe('ama');
    for (const username of ['ab', 'amaboateng', 'a m a']) {
      expect(() => create('users', { ...AMA, username }, contextWith(usernames))).toThrow('Username');
    }
  });

  it('is sent a mail to verify the address, unless it is verified', () => {
    const context = contextWith();
    const user = create('users', AMA, context);
    expect(context.documents.list('/_tickets')).toMatchObject([
      { type: 'email-verification', user_id: user['user_id'], mailed: true, used: false },
    ]);
    expect(context.logged.map(({ type }) => type)).toEqual(['ss', 'svr']);
    const verified = contextWith();
    create('users', { ...AMA, email_verified: true }, verified);
    expect(verified.documents.list('/_tickets')).toEqual([]);
  });
});

describe('a change of a user', () => {
  it('merges metadata key by key, null takes a key away, and an empty object all of them', () => {
    const context = contextWith();
    const before = create('users', { ...AMA, app_metadata: { workshop: 'Leith', bay: 2 } }, context);
    const after = update('users', before, { app_metadata: { bay: null, shift: 'early' } }, context);
    expect(after['app_metadata']).toEqual({ workshop: 'Leith', shift: 'early' });
    expect(update('users', after, { app_metadata: {} }, context)['app_metadata']).toEqual({});
  });

  it('takes a name away with null', () => {
    const context = contextWith();
    const before = create('users', { ...AMA, given_name: 'Ama' }, context);
    expect(update('users', before, { given_name: null }, context)).not.toHaveProperty('given_name');
  });

  it('leaves a new e-mail address to be verified, and refuses one that is taken', () => {
    const context = contextWith();
    const before = create('users', { ...AMA, email_verified: true }, context);
    const after = update('users', before, { email: 'Ama@fernhill.example' }, context);
    expect(after).toMatchObject({ email: 'ama@fernhill.example', email_verified: false });
    expect(context.logged.at(-1)).toMatchObject({ type: 'sce', user_name: 'ama@fernhill.example' });
    create('users', { ...AMA, email: 'kofi@fernhill.example' }, context);
    expect(() => update('users', after, { email: 'kofi@fernhill.example' }, context)).toThrow(
      'The specified new email already exists',
    );
  });

  it('is refused for what the identity provider keeps', () => {
    const octocat: Doc = {
      user_id: 'github|77',
      email: 'ama@fernhill.example',
      identities: [{ connection: 'github', provider: 'github', user_id: '77', isSocial: true }],
    };
    const context = contextWith({}, { '/users': { 'github|77': octocat } });
    expect(() => update('users', octocat, { email: 'kofi@fernhill.example' }, context)).toThrow(
      'Cannot update email for this user',
    );
    expect(() => update('users', octocat, { password: 'Spoke-and-hub-42' }, context)).toThrow(
      'Cannot update password for this user',
    );
    expect(update('users', octocat, { nickname: 'Ama' }, context)).toMatchObject({ nickname: 'Ama' });
  });

  it('of the username and of the password are two requests', () => {
    const context = contextWith({ requires_username: true });
    const before = create('users', { ...AMA, username: 'ama' }, context);
    const both = { username: 'amab', password: 'Chain-and-cog-42' };
    expect(() => update('users', before, both, context)).toThrow(
      'Cannot update username and password simultaneously',
    );
  });

  it('of the password tells when, and ends the sessions', () => {
    const context = contextWith();
    const user = create('users', AMA, context);
    context.documents.put('/sessions', 'ses_1', { id: 'ses_1', user_id: user['user_id'] ?? '' });
    const after = update('users', user, { password: 'Chain-and-cog-42' }, context);
    expect(after['last_password_reset']).toBe('2026-03-01T12:00:00.000Z');
    expect(context.documents.list('/sessions')).toEqual([]);
    expect(context.logged.at(-1)).toMatchObject({ type: 'scp' });
  });
});

describe('a user who is deleted', () => {
  it('takes along what sign-ins and organizations keep of them', () => {
    const context = contextWith();
    const user = create('users', AMA, context);
    const id = String(user['user_id']);
    const { documents } = context;
    for (const path of ['/sessions', '/refresh-tokens', '/grants', '/device-credentials']) {
      documents.put(path, 'one', { id: 'one', user_id: id });
      documents.put(path, 'two', { id: 'two', user_id: 'auth0|somebody' });
    }
    documents.put('/organizations/org_1/members', id, { user_id: id });
    documents.put(`/organizations/org_1/members/${id}/roles`, 'rol_1', { id: 'rol_1' });
    documents.put('/_attempts', 'one', { identifier: AMA['email'] ?? '', count: 10, last: '2026-03-01' });
    rowOf('users').removed?.(user, context);
    for (const path of ['/sessions', '/refresh-tokens', '/grants', '/device-credentials']) {
      expect(documents.list(path)).toHaveLength(1);
    }
    expect(documents.paths('/organizations/')).toEqual([]);
    expect(documents.list('/_attempts')).toEqual([]);
    expect(documents.list('/_passwords')).toEqual([]);
    expect(documents.list('/_tickets')).toEqual([]);
    expect(context.logged.at(-1)).toMatchObject({ type: 'sdu', user_id: id });
  });
});

const CALLER = {
  clientId: 'c',
  subject: 'c@clients',
  scopes: new Set<string>(),
  ip: '127.0.0.1',
  userAgent: '',
  hostname: 'localhost',
};

describe('a token of a user', () => {
  it('changes the metadata of that user, and nothing else', () => {
    const context = contextWith();
    const user = create('users', AMA, context);
    const id = String(user['user_id']);
    const caller = { ...CALLER, subject: id, scopes: new Set(['update:current_user_metadata']) };
    const own = { ...context, caller, params: { id } };
    const changed = update('users', user, { user_metadata: { bell: true } }, own);
    expect(changed).toMatchObject({ user_metadata: { bell: true } });
    expect(() => update('users', changed, { name: 'Ama' }, own)).toThrow('Insufficient scope');
    const other = { ...own, caller: { ...caller, subject: 'auth0|kofi' } };
    expect(() => update('users', changed, { user_metadata: { bell: false } }, other)).toThrow(
      'Insufficient scope',
    );
  });

  it('reads and deletes that user alone', () => {
    const user: Doc = { user_id: 'auth0|ama' };
    const { show, removed } = rowOf('users');
    const context = (subject: string) => ({
      ...contextWith(),
      operation: 'read' as const,
      params: { id: 'auth0|ama' },
      caller: { ...CALLER, subject, scopes: new Set(['read:current_user', 'delete:current_user']) },
    });
    expect(show?.(user, context('auth0|ama'))).toEqual(user);
    expect(() => show?.(user, context('auth0|kofi'))).toThrow('does not match subject');
    expect(() => removed?.(user, context('auth0|kofi'))).toThrow('does not match subject');
  });

  it('makes keys of that user’s devices, one for each', () => {
    const context = contextWith({}, { '/users': { 'auth0|ama': { user_id: 'auth0|ama' } } });
    const own = { ...context, caller: { ...CALLER, subject: 'auth0|ama' } };
    const key = { device_name: 'Phone', type: 'public_key', value: 'AAAA', device_id: 'ab' };
    const { status, body } = run('deviceCredentials', 'POST ', key, own);
    expect({ status, body }).toEqual({ status: 201, body: { id: expect.stringMatching(/^dcr_/) } });
    expect(() => run('deviceCredentials', 'POST ', key, own)).toThrow('already exists for the device');
  });
});

describe('tokens of an identity provider', () => {
  it('are shown to those who may read them only', () => {
    const user: Doc = {
      user_id: 'github|77',
      identities: [{ connection: 'github', provider: 'github', user_id: '77', access_token: 'gho_42' }],
    };
    const caller = { ...CALLER, scopes: new Set(['read:users']) };
    const { show } = rowOf('users');
    expect(JSON.stringify(show?.(user, { ...contextWith(), caller }))).not.toContain('gho_42');
    const scopes = new Set(['read:user_idp_tokens']);
    expect(JSON.stringify(show?.(user, { ...contextWith(), caller: { ...caller, scopes } }))).toContain(
      'gho_42',
    );
  });
});

describe('users by e-mail address', () => {
  it('are found by the address as it is kept', () => {
    const context = contextWith();
    const user = create('users', AMA, context);
    const found = (email: string) => run('users.byEmail', 'GET ', {}, { ...context, query: { email } }).body;
    expect(found('ama.boateng@fernhill.example')).toEqual([user]);
    expect(found('AMA.BOATENG@fernhill.example')).toEqual([]);
  });
});
