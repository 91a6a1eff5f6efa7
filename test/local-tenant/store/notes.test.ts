import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDocumentsFile } from '../../../src/local-tenant/store/database.ts';
import { forgetExpired } from '../../../src/local-tenant/store/forget-expired.ts';
import { memoryState } from '../../../src/local-tenant/store/memory-state.ts';
import { openState } from '../../../src/local-tenant/store/open-state.ts';
import { type Keeper, transactions } from '../../../src/local-tenant/store/transactions.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
  file = join(folder, 'state.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A keeper that keeps what it is given as a list of writes, and fails while it is told to. */
function listing() {
  const writes: string[][] = [];
  const disk = { full: false };
  const keeper: Keeper = {
    save(changes) {
      if (disk.full) throw new Error('the disk is full');
      writes.push(changes.map(({ id }) => id));
    },
    journal: { entries: () => [], clear: () => undefined },
    close: () => undefined,
  };
  const { state } = transactions(keeper, (all) => all);
  const note = (id: string) => state.note((documents) => documents.put('/notes', id, { id }));
  const write = (id: string) => state.write((documents) => documents.put('/docs', id, { id }));
  return { state, writes, disk, note, write };
}

it('a note is there at once, and on disk with the next write, before it', () => {
  const { state, writes, note, write } = listing();
  note('n1');
  note('n2');
  expect(state.documents.count('/notes')).toBe(2);
  expect(writes).toEqual([]);
  write('d1');
  expect(writes).toEqual([['n1', 'n2', 'd1']]);
  state.close();
  expect(writes).toHaveLength(1);
});

it('a note is on disk a moment later where nothing is written, and where the state is closed', async () => {
  const { state, writes, note } = listing();
  note('n1');
  await pause(120);
  expect(writes).toEqual([['n1']]);
  note('n2');
  state.close();
  expect(writes).toEqual([['n1'], ['n2']]);
});

it('a note survives the write that fails, and the disk that takes nothing for a while', () => {
  const { state, writes, disk, note, write } = listing();
  note('n1');
  disk.full = true;
  expect(() => write('d1')).toThrow('the disk is full');
  expect(state.documents.count('/notes')).toBe(1);
  expect(state.documents.count('/docs')).toBe(0);
  disk.full = false;
  write('d2');
  expect(writes).toEqual([['n1', 'd2']]);
});

it('a note that throws leaves nothing, and one within a write belongs to that', () => {
  const { state, writes } = listing();
  expect(() =>
    state.note((documents) => {
      documents.put('/notes', 'n', {});
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(() =>
    state.write(() => {
      state.note((documents) => documents.put('/notes', 'n', {}));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(state.documents.count('/notes')).toBe(0);
  expect(writes).toEqual([]);
});

it('a closed file has the notes', () => {
  const state = openState(file);
  state.note((documents) => documents.put('/notes', 'n', { id: 'n' }));
  state.close();
  const disk = openDocumentsFile(file);
  expect([...disk.load()].map(({ id }) => id)).toEqual(['n']);
  disk.close();
});

it('what has expired is forgotten, as far as the first that has not', () => {
  const ids = Array.from({ length: 50 }, (_, i) => i);
  const state = memoryState([['/codes', ids.map((i) => [String(i), { expires: i }] as const)]]);
  state.write((documents) => forgetExpired(documents, '/codes', 39));
  expect(state.documents.entries('/codes').map(([id]) => Number(id))).toEqual(ids.slice(40));
  state.write((documents) => forgetExpired(documents, '/codes', 100));
  expect(state.documents.count('/codes')).toBe(0);
});
