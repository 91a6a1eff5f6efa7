import { documentsOf, hookContextOf } from '../support/documents.ts';
import { create, rowOf, show, update } from './rows.ts';

describe('tenant settings', () => {
  const [fresh = {}] = rowOf('tenant').initial?.(hookContextOf()) ?? [];

  it('take lifetimes in minutes and show them in hours', () => {
    const after = update('tenant', fresh, { session_lifetime_in_minutes: 181 }, hookContextOf());
    expect(after['session_lifetime']).toBeCloseTo(3.0167, 4);
    expect(after).not.toHaveProperty('session_lifetime_in_minutes');
  });

  it('change the flags that are sent and keep the others', () => {
    const after = update('tenant', fresh, { flags: { revoke_refresh_token_grant: true } }, hookContextOf());
    expect(after['flags']).toMatchObject({ revoke_refresh_token_grant: true, enable_sso: true });
  });
});

describe('an application', () => {
  it('gets an id, a secret and the grants of its type', () => {
    const browser = { name: 'Fernhill Workshop', app_type: 'spa', token_endpoint_auth_method: 'none' };
    const doc = create('clients', browser, hookContextOf());
    expect(doc['client_secret']).toMatch(/^\w{64}$/);
    expect(doc['grant_types']).toEqual(['authorization_code', 'implicit', 'refresh_token']);
    expect(show('clients', doc, hookContextOf())['signing_keys']).toMatchObject([{ cert: 'PEM' }]);
  });

  it('takes its grants and its place in connections with it', () => {
    const documents = documentsOf({
      '/client-grants': {
        cgr_1: { id: 'cgr_1', client_id: 'worker' },
        cgr_2: { id: 'cgr_2', client_id: 'other' },
      },
      '/organizations/org_1/client-grants': { cgr_1: { id: 'cgr_1' } },
      '/connections': { con_1: { id: 'con_1', enabled_clients: ['worker', 'other'] } },
    });
    rowOf('clients').removed?.({ client_id: 'worker' }, hookContextOf({ documents }));
    expect(documents.list('/client-grants')).toHaveLength(1);
    expect(documents.list('/organizations/org_1/client-grants')).toEqual([]);
    expect(documents.get('/connections', 'con_1')?.['enabled_clients']).toEqual(['other']);
  });

  it('is listed without the global one where the query says so', () => {
    const { filter } = rowOf('clients');
    const context = hookContextOf({ query: { is_global: 'false' } });
    expect(filter?.({ global: true }, context)).toBe(false);
    expect(filter?.({ name: 'Fernhill Bookings' }, context)).toBe(true);
  });
});

describe('a permission of a role', () => {
  const api = {
    identifier: 'https://api.fernhill.example/',
    name: 'Fernhill Bookings API',
    scopes: [{ value: 'read:bookings', description: 'See bookings' }],
  };
  const context = hookContextOf({ documents: documentsOf({ '/resource-servers': { api_1: api } }) });
  const permission = (name: string) => ({
    resource_server_identifier: api.identifier,
    permission_name: name,
  });
  const { save, show: shown } = rowOf('roles.permissions');

  it('must be one of the API', () => {
    expect(() => save?.(permission('sell:bookings'), undefined, context)).toThrow('does not exist');
    const elsewhere = {
      ...permission('read:bookings'),
      resource_server_identifier: 'https://parts.fernhill.example/',
    };
    expect(() => save?.(elsewhere, undefined, context)).toThrow('does not exist');
  });

  it('is shown with the API and the description', () => {
    expect(shown?.(permission('read:bookings'), context)).toMatchObject({
      resource_server_name: 'Fernhill Bookings API',
      description: 'See bookings',
    });
  });
});

describe('the e-mail provider', () => {
  it('keeps what is secret of its credentials to itself', () => {
    const credentials = { smtp_host: 'smtp.fernhill.example', smtp_pass: 'letters-home' };
    expect(show('emailProvider', { name: 'smtp', credentials }, hookContextOf())['credentials']).toEqual({
      smtp_host: 'smtp.fernhill.example',
    });
  });
});
