import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { Doc } from '../../../src/core/json.ts';
import { openState } from '../../../src/local-tenant/store/open-state.ts';
import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

async function journalOf(fernhill: OpenTenant, query = ''): Promise<Doc[]> {
  const response = await fernhill.tenant.app.request(`/_local/journal${query}`);
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Doc);
}

describe('the journal', () => {
  it('has a line for every write, with the documents before and after', async () => {
    const fernhill = await openTenant();
    const { body: role } = await fernhill.api('POST', '/roles', { name: 'Mechanic' });
    await fernhill.api('PATCH', `/roles/${role['id']}`, { description: 'Trues wheels' });
    await fernhill.api('GET', '/roles');
    await fernhill.api('POST', '/roles', { name: 'Mechanic' });
    await fernhill.api('DELETE', `/roles/${role['id']}`);
    const journal = await journalOf(fernhill);
    expect(journal.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/roles', 200],
      ['PATCH', `/roles/${role['id']}`, 200],
      ['DELETE', `/roles/${role['id']}`, 200],
    ]);
    expect(journal[1]).toMatchObject({
      number: 2,
      at: '2026-03-02T09:00:00.000Z',
      client_id: fernhill.tenant.deployClient.clientId,
      body: { description: 'Trues wheels' },
      changes: [
        {
          path: '/roles',
          id: role['id'],
          before: { name: 'Mechanic' },
          after: { name: 'Mechanic', description: 'Trues wheels' },
        },
      ],
    });
    expect(journal[2]?.['changes']).toMatchObject([{ before: { name: 'Mechanic' }, after: null }]);
    expect((await journalOf(fernhill, '?after=1&take=1')).map(({ number }) => number)).toEqual([2]);
    await fernhill.tenant.close();
  });

  it('has no secret, neither in what was sent nor in a document', async () => {
    const fernhill = await openTenant();
    await fernhill.api('POST', '/connections', { name: 'fernhill-customers', strategy: 'auth0' });
    await fernhill.api('POST', '/connections', {
      name: 'google-oauth2',
      strategy: 'google-oauth2',
      options: { client_id: 'g', client_secret: 'google-secret-1' },
    });
    const { body: nora } = await fernhill.api('POST', '/users', {
      connection: 'fernhill-customers',
      email: 'nora.fields@mail.example',
      password: 'Nora-rides-the-river-path-7',
    });
    const changed = { password: 'Nora-rides-another-path-8' };
    expect((await fernhill.api('PATCH', `/users/${nora['user_id']}`, changed)).status).toBe(200);
    await fernhill.api('POST', '/clients', { name: 'Fernhill Bookings', client_secret: 'bookings-secret-2' });
    const text = JSON.stringify(await journalOf(fernhill));
    for (const secret of ['google-secret-1', 'Nora-rides', 'bookings-secret-2', '/_passwords']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('«secret»');
    await fernhill.tenant.close();
  });

  it('begins anew with a reset, and refuses a place that is no number', async () => {
    const fernhill = await openTenant();
    await fernhill.api('POST', '/roles', { name: 'Mechanic' });
    await fernhill.control('POST', '/reset', {});
    expect(await journalOf(fernhill)).toEqual([]);
    expect((await fernhill.control('GET', '/journal?after=x')).status).toBe(400);
    await fernhill.tenant.close();
  });
});

describe('an older state file', () => {
  it('is brought up to date, with all that it held', () => {
    const folder = mkdtempSync(join(tmpdir(), 'state-'));
    const file = join(folder, 'tenant.db');
    const old = new Database(file);
    old.exec(`CREATE TABLE documents (position INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, id TEXT NOT NULL,
      body TEXT NOT NULL, UNIQUE (path, id)); PRAGMA user_version = 1;`);
    old
      .prepare('INSERT INTO documents (path, id, body) VALUES (?, ?, ?)')
      .run('/roles', 'rol_1', '{"id":"rol_1"}');
    old.close();

    const state = openState(file);
    expect(state.documents.get('/roles', 'rol_1')).toEqual({ id: 'rol_1' });
    state.record(
      (documents) => documents.remove('/roles', 'rol_1'),
      (_, changes) => ({ removed: changes.map(({ id }) => id) }),
    );
    state.close();
    const again = openState(file);
    expect(again.journal.entries(0, 10)).toEqual([{ number: 1, removed: ['rol_1'] }]);
    again.close();
    rmSync(folder, { recursive: true });
  });
});
