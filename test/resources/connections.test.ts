import { documentsOf, hookContextOf } from '../support/documents.ts';
import { create, rowOf, run, show, update } from './rows.ts';

describe('a connection', () => {
  it('gets the options of its strategy, its realm and no application', () => {
    const doc = create(
      'connections',
      { name: 'fernhill-customers', strategy: 'auth0', options: {} },
      hookContextOf(),
    );
    expect(doc).toMatchObject({
      realms: ['fernhill-customers'],
      enabled_clients: [],
      is_domain_connection: false,
    });
    expect(doc['options']).toMatchObject({
      passwordPolicy: 'good',
      authentication_methods: { passkey: { enabled: false } },
    });
  });

  it('has its options replaced whole, and then completed as they were', () => {
    const context = hookContextOf();
    const options = { client_id: 'local-github', email: true, profile: true };
    const before = create('connections', { name: 'github', strategy: 'github', options }, context);
    expect(before['options']).toMatchObject({ scope: ['user:email'] });
    expect(update('connections', before, { options }, context)).toEqual(before);
    expect(update('connections', before, { options: { client_id: 'other' } }, context)['options']).toEqual({
      client_id: 'other',
      profile: true,
      scope: [],
    });
  });

  it('has no options and no application after null', () => {
    const context = hookContextOf();
    const before = create(
      'connections',
      { name: 'partners', strategy: 'custom', options: { a: 1 } },
      context,
    );
    const after = update('connections', before, { options: null, enabled_clients: null }, context);
    expect(after).toMatchObject({ options: {}, enabled_clients: [] });
  });

  it('shows values of its configuration encrypted, and keeps them when they come back so', () => {
    const context = hookContextOf();
    const options = { configuration: { DATABASE_URL: 'postgres://fernhill' } };
    const before = create('connections', { name: 'old-customers', strategy: 'auth0', options }, context);
    const shown = show('connections', before, context);
    expect(JSON.stringify(shown)).not.toContain('postgres');
    expect(update('connections', before, { options: shown['options'] ?? {} }, context)['options']).toEqual(
      before['options'],
    );
  });

  it('is switched on and off for applications one by one', () => {
    const documents = documentsOf({
      '/clients': { bookings: { client_id: 'bookings' }, workshop: { client_id: 'workshop' } },
    });
    const context = hookContextOf({ documents });
    const { id } = create('connections', { name: 'github', strategy: 'github' }, context);
    const at = { ...context, params: { id: String(id) } };
    run(
      'connections',
      'PATCH /{id}/clients',
      [
        { client_id: 'bookings', status: true },
        { client_id: 'workshop', status: true },
      ],
      at,
    );
    run('connections', 'PATCH /{id}/clients', [{ client_id: 'workshop', status: false }], at);
    expect(run('connections', 'GET /{id}/clients', {}, at).body).toEqual({
      clients: [{ client_id: 'bookings' }],
    });
    expect(() =>
      run('connections', 'PATCH /{id}/clients', [{ client_id: 'gone', status: true }], at),
    ).toThrow('does not exist');
  });

  it('takes its users and its place in organizations with it', () => {
    const documents = documentsOf({
      '/users': { 'auth0|1': { user_id: 'auth0|1', identities: [{ connection: 'fernhill-staff' }] } },
      '/_passwords': { 'auth0|1': { hash: 'x' } },
      '/organizations/org_1/connections': { con_1: { connection_id: 'con_1' } },
    });
    rowOf('connections').removed?.({ id: 'con_1', name: 'fernhill-staff' }, hookContextOf({ documents }));
    expect(documents.paths('/')).toEqual([]);
  });
});
