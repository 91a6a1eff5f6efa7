import { existsSync } from 'node:fs';
import Database from 'libsql';
import type { Doc } from '../../core/json.ts';
import { fail } from '../../core/problem.ts';
import { JOURNAL_LENGTH, type Journal } from '../journal/journal.ts';
import type { Change } from './memory-documents.ts';

/**
 * What makes each layout of the file out of the one before. An older file is brought up to date when it is opened; one
 * with a larger number was written by a later version.
 */
const LAYOUTS: readonly string[] = [
  `CREATE TABLE documents (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (path, id)
  );`,
  'CREATE TABLE journal (number INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL);',
];

/** The file behind the documents: reads everything once, then only writes. */
export interface DocumentsFile {
  load(): Iterable<{ readonly path: string; readonly id: string; readonly doc: Doc }>;
  /** One transaction, with the journal's entry where there is one; on disk when it returns. */
  save(changes: readonly Change[], entry?: Doc): void;
  readonly journal: Journal;
  close(): void;
}

/**
 * Opens the SQLite file of a local tenant, or makes it; `:memory:` keeps nothing. The file is locked for as long as
 * it is open: the lock is the operating system's, so it ends with the process, however that ends.
 * Raises `state-in-use`, `state-unreadable`, `state-too-new`.
 */
export function openDocumentsFile(file: string): DocumentsFile {
  const database = open(file);
  const insert = database.prepare(
    'INSERT INTO documents (path, id, body) VALUES (?, ?, ?) ON CONFLICT (path, id) DO UPDATE SET body = excluded.body',
  );
  const remove = database.prepare('DELETE FROM documents WHERE path = ? AND id = ?');
  const append = database.prepare('INSERT INTO journal (entry) VALUES (?)');
  const forget = database.prepare('DELETE FROM journal WHERE number <= ?');
  return {
    load: () => loaded(database),
    journal: journalIn(database),
    save(changes, entry) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { path, id, doc } of changes) {
          if (doc === undefined) remove.run(path, id);
          else insert.run(path, id, JSON.stringify(doc));
        }
        if (entry) {
          const { lastInsertRowid } = append.run(JSON.stringify(entry));
          forget.run(Number(lastInsertRowid) - JOURNAL_LENGTH);
        }
        database.exec('COMMIT');
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      // libsql's close leaves the connection, and with it the lock, to the garbage collector; and SQLite lets go of
      // an exclusive lock only after it has left WAL.
      database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL;');
      database.prepare('SELECT count(*) FROM documents').get();
      database.close();
    },
  };
}

function open(file: string): Database.Database {
  const existed = file !== ':memory:' && existsSync(file);
  try {
    const database = new Database(file);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const version = (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (version > LAYOUTS.length) fail('state-too-new', { file, version });
    // Taking the write lock now tells a second process at its start, not at its first write.
    const steps = LAYOUTS.slice(version).join('\n');
    database.exec(`BEGIN IMMEDIATE; ${steps} PRAGMA user_version = ${LAYOUTS.length}; COMMIT;`);
    return database;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_BUSY') || /database is locked/.test(String(error)))
      fail('state-in-use', { file });
    if (existed && (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))) {
      fail('state-unreadable', { file, reason: (error as Error).message });
    }
    throw error;
  }
}

function journalIn(database: Database.Database): Journal {
  const read = database.prepare('SELECT number, entry FROM journal WHERE number > ? ORDER BY number LIMIT ?');
  return {
    entries(after, most) {
      const rows = read.all(after, most) as { number: number; entry: string }[];
      return rows.map(({ number, entry }) => ({ number, ...(JSON.parse(entry) as Doc) }));
    },
    clear: () => database.exec('DELETE FROM journal'),
  };
}

function* loaded(database: Database.Database): Iterable<{ path: string; id: string; doc: Doc }> {
  const rows = database.prepare('SELECT path, id, body FROM documents ORDER BY position').all() as {
    path: string;
    id: string;
    body: string;
  }[];
  for (const { path, id, body } of rows) yield { path, id, doc: JSON.parse(body) as Doc };
}
