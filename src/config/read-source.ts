import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { positionAt } from '../core/position.ts';
import { problem } from '../core/problem.ts';
import type { Report } from './report.ts';
import type { Source } from './source.ts';

/**
 * A file of the project as text, without byte order mark. Undefined where there is no such file, or where it is
 * not UTF-8 (reported as `not-utf8`).
 */
export async function readSource(root: string, file: string, report: Report): Promise<Source | undefined> {
  const bytes = await readFile(join(root, file)).catch(absent);
  return bytes && decoded(file, bytes, report);
}

/** The same at once: a transform of jest's cannot wait. */
export function readSourceSync(root: string, file: string, report: Report): Source | undefined {
  const bytes = attempt(() => readFileSync(join(root, file)));
  return bytes && decoded(file, bytes, report);
}

function decoded(file: string, bytes: Buffer, report: Report): Source | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes)) return { file, text };
  report(problem('not-utf8', { file }, positionAt(file, text, Math.max(0, text.indexOf('\uFFFD')))));
  return undefined;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    return absent(error);
  }
}

function absent(error: unknown): undefined {
  if (isNativeError(error) && 'code' in error && ABSENT.some((code) => code === error.code)) return undefined;
  throw error;
}

const ABSENT = ['ENOENT', 'ENOTDIR', 'EISDIR'];

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
