import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { CertificatePair } from './certificates.ts';

/** The pair in two files, or undefined where either cannot be read. */
export function readPair(files: CertificatePair): CertificatePair | undefined {
  try {
    return { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
  } catch {
    return undefined;
  }
}

/** Writes both, the key first and for its owner only; a reader sees the old file or the new one, never half of one. */
export function writePair(files: CertificatePair, pair: CertificatePair): void {
  replace(files.key, pair.key, 0o600);
  replace(files.cert, pair.cert, 0o644);
}

function replace(file: string, text: string, mode: number): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
