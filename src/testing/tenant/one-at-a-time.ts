import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';

/** Milliseconds between two looks at a lock that somebody else has. */
const PATIENCE = 50;

/**
 * Runs `work` while no other process does so for this folder; the others wait. The lock is the operating system's, on
 * a file of SQLite, so it ends with its owner, however that ends.
 */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const database = new Database(join(folder, 'lock.db'));
  try {
    while (!taken(database)) await pause(PATIENCE);
    return await work();
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

function taken(database: Database.Database): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (/locked|BUSY/i.test(String(error))) return false;
    throw error;
  }
}
