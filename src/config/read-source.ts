import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  if (!bytes) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes)) return { file, text };
  report(problem('not-utf8', { file }, positionAt(file, text, Math.max(0, text.indexOf('\uFFFD')))));
  return undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code ?? '')) return undefined;
  throw error;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
