import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that others may read at the same time: they find the old one or the new one, never half of one. */
export function writeWhole(file: string, text: string, mode?: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(fresh, text, { mode });
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}
