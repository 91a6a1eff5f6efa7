import { readFileSync } from 'node:fs';
import { writeWhole } from '../../core/write-whole.ts';
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
  writeWhole(files.key, pair.key, 0o600);
  writeWhole(files.cert, pair.cert, 0o644);
}
