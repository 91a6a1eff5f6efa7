import type { Doc } from '../../src/core/json.ts';
import { documentsOf, hookContextOf } from '../support/documents.ts';
import { create, rowOf, run, update } from './rows.ts';

const STAFF = { '/connections': { con_1: { id: 'con_1', name: 'fernhill-staff', strategy: 'auth0' } } };
const AMA: Doc = {
  connection: 'fernhill-staff',
  email: 'ama.boateng@fernhill.example',
  password: 'Spoke-and-hub-42',
};

function staffContext() {
  return hookContextOf({ documents: documentsOf(STAFF) });
}

describe('a user', () => {
  it('gets an id, an identity and a name, and the password is kept apart as a hash', () => {
    const context = staffContext();
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

  it('is alone in a connection with an e-mail address, whatever its case', () => {
    const context = staffContext();
    create('users', AMA, context);
    const again = { ...AMA, email: 'Ama.Boateng@fernhill.example' };
    expect(() => create('users', again, context)).toThrow('The user already exists.');
  });

  it('cannot be made in a connection of somebody else', () => {
    const documents = documentsOf({ '/connections': { con_2: { name: 'github', strategy: 'github' } } });
    expect(() => create('users', { ...AMA, connection: 'github' }, hookContextOf({ documents }))).toThrow(
      'first sign-in',
    );
  });

  it('merges metadata key by key, and null takes a key away', () => {
    const context = staffContext();
    const before = create('users', { ...AMA, app_metadata: { workshop: 'Leith', bay: 2 } }, context);
    const after = update('users', before, { app_metadata: { bay: null, shift: 'early' } }, context);
    expect(after['app_metadata']).toEqual({ workshop: 'Leith', shift: 'early' });
  });

  it.each([
    ['email:"ama.boateng@fernhill.example"', true],
    ['user_id:"auth0|77"', false],
    ['identities.connection:fernhill-staff AND email:ama*', true],
    ['email:nobody@fernhill.example OR nickname:ama.boateng', true],
    ['NOT email_verified:true', true],
    ['what?', false],
  ])('is found by %s: %s', (q, found) => {
    const context = staffContext();
    const user = create('users', AMA, context);
    expect(rowOf('users').filter?.(user, { ...context, query: { q } })).toBe(found);
  });

  it('is found by the e-mail address exactly', () => {
    const context = staffContext();
    const user = create('users', AMA, context);
    const query = { email: 'AMA.BOATENG@fernhill.example' };
    expect(run('users.byEmail', 'GET ', {}, { ...context, query }).body).toEqual([user]);
  });
});
