import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../core/write-whole.ts';
import type { StoredDocuments } from '../../local-tenant/store/memory-state.ts';

/** A project as auth0-deploy-cli leaves it in a local tenant, with its personas. */
export interface Snapshot {
  readonly domain: string;
  readonly documents: StoredDocuments;
  readonly personas: readonly SnapshotPersona[];
  /** SHA-256 of files outside tenant/ that went in, by their path in the project. */
  readonly files: Readonly<Record<string, string>>;
}

export interface SnapshotPersona {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly connection: string;
}

/** How many are kept, for those who go back and forth between branches or environments. */
const KEPT = 6;

/** The JSON of a file; undefined where it is missing, or was not written by this program. */
export function readJson<T extends object>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all: whoever reads it at the same time sees the one before. For this user's eyes. */
export function writeJson(file: string, value: object): void {
  writeWhole(file, JSON.stringify(value), 0o600);
}

/** Removes all but the last few files of a folder. */
export function keepLatest(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(KEPT)) rmSync(path, { force: true });
}
