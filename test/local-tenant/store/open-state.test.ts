import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { ProblemError } from '../../../src/core/problem.ts';
import { openState } from '../../../src/local-tenant/store/open-state.ts';

function codeOf(step: () => unknown): string | undefined {
  try {
    step();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0]?.code;
    throw error;
  }
  return undefined;
}

describe('the state of a local tenant', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'state-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is there again after a restart, in the order of creation', () => {
    const first = openState(join(folder, 'tenant.db'));
    first.write((documents) => {
      documents.put('/roles', 'rol_2', { name: 'Mechanic' });
      documents.put('/roles', 'rol_1', { name: 'Customer' });
    });
    first.write((documents) => documents.put('/roles', 'rol_2', { name: 'Workshop Manager' }));
    first.close();

    const second = openState(join(folder, 'tenant.db'));
    expect(second.documents.list('/roles')).toEqual([{ name: 'Workshop Manager' }, { name: 'Customer' }]);
    second.close();
  });

  it('keeps nothing of a transaction that throws, in memory or on disk', () => {
    const file = join(folder, 'tenant.db');
    const state = openState(file);
    state.write((documents) => documents.put('/roles', 'rol_1', { name: 'Customer' }));
    expect(() =>
      state.write((documents) => {
        documents.put('/roles', 'rol_1', { name: 'changed' });
        documents.put('/roles', 'rol_2', { name: 'new' });
        documents.remove('/roles', 'rol_1');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(state.documents.list('/roles')).toEqual([{ name: 'Customer' }]);
    state.close();
    const again = openState(file);
    expect(again.documents.list('/roles')).toEqual([{ name: 'Customer' }]);
    again.close();
  });

  it('keeps the order of creation where a transaction that removes and makes throws', () => {
    const state = openState(':memory:');
    state.write((documents) => {
      for (const id of ['rol_1', 'rol_2', 'rol_3']) documents.put('/roles', id, { name: id });
    });
    expect(() =>
      state.write((documents) => {
        documents.remove('/roles', 'rol_1');
        documents.put('/roles', 'rol_4', { name: 'rol_4' });
        documents.removeUnder('/roles');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(state.documents.list('/roles').map(({ name }) => name)).toEqual(['rol_1', 'rol_2', 'rol_3']);
    state.close();
  });

  it('finds documents by a text, whatever its case, through every change', () => {
    const state = openState(':memory:');
    const found = () => state.documents.find('/users', 'email', 'Nora@Example.com').map(({ id }) => id);
    state.write((documents) => {
      documents.put('/users', 'a', { id: 'a', email: 'nora@example.com' });
      documents.put('/users', 'b', { id: 'b', email: 'theo@example.com' });
    });
    expect(found()).toEqual(['a']);
    state.write((documents) => documents.put('/users', 'b', { id: 'b', email: 'NORA@example.com' }));
    expect(found()).toEqual(['a', 'b']);
    state.write((documents) => documents.remove('/users', 'a'));
    expect(found()).toEqual(['b']);
    expect(() =>
      state.write((documents) => {
        documents.put('/users', 'b', { id: 'b' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(found()).toEqual(['b']);
    state.close();
  });

  it('removes a collection with everything below it, and nothing beside it', () => {
    const state = openState(':memory:');
    state.write((documents) => {
      documents.put('/roles/rol_1/permissions', 'a', {});
      documents.put('/roles/rol_1', '', {});
      documents.put('/roles/rol_11/permissions', 'a', {});
      documents.removeUnder('/roles/rol_1');
    });
    expect(state.documents.paths('/')).toEqual(['/roles/rol_11/permissions']);
    state.close();
  });

  it('refuses a second opener with one sentence', () => {
    const file = join(folder, 'tenant.db');
    const first = openState(file);
    expect(codeOf(() => openState(file))).toBe('state-in-use');
    first.close();
    openState(file).close();
  });

  it('says so when the file is no database', () => {
    const file = join(folder, 'tenant.db');
    writeFileSync(file, 'not a database, but long enough to look like one '.repeat(50));
    expect(codeOf(() => openState(file))).toBe('state-unreadable');
  });

  it('says so when a later version wrote the file', () => {
    const file = join(folder, 'tenant.db');
    const database = new Database(file);
    database.exec('PRAGMA user_version = 99');
    expect(codeOf(() => openState(file))).toBe('state-too-new');
    database.close();
  });

  it('refuses a write outside a transaction', () => {
    const state = openState(':memory:');
    expect(() => state.documents.put('/roles', 'rol_1', {})).toThrow(/outside a transaction/);
  });
});
