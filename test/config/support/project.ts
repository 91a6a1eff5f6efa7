import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Project } from '../../../src/config/project.ts';
import { type ReadOptions, readProject } from '../../../src/config/read-project.ts';
import { formatPosition } from '../../../src/core/position.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { assets } from './assets.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Reads a project of these files, by their path; the folder is gone afterwards. */
export async function readFiles(files: Files, options: Partial<ReadOptions> = {}): Promise<Project> {
  const root = mkdtempSync(join(tmpdir(), 'understudy-config-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await readProject(root, { env: {}, assets, ...options });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** `tenant/roles.yaml:3:5 unknown-key`, with a `warning` behind where it is one. */
export function brief({ code, severity, at }: Problem): string {
  const place = at ? `${formatPosition(at)} ` : '';
  return `${place}${code}${severity === 'warning' ? ' warning' : ''}`;
}

/** Several lines without the indentation of the code around them. */
export function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
