import { readFileSync } from 'node:fs';
import { loadCached } from '../../core/cached-bundle.ts';

/** Milliseconds that the first import of a project may take, with other work going on. */
const PATIENCE = 180_000;

/** What jest, and runners like it, have as globals while a test file is loaded. */
interface Runner {
  readonly beforeAll?: (prepare: () => Promise<unknown>, timeout: number) => void;
  readonly expect?: { getState?(): { readonly testPath?: string } };
}

/**
 * Where a test file speaks of `signIn`, sees to it that the project is imported before its first test: that takes some
 * seconds the first time, and tests have five. Elsewhere `signIn` imports it when it is called.
 */
export function prepareAhead({ beforeAll, expect }: Runner = runner()): void {
  const file = expect?.getState?.().testPath;
  if (!beforeAll || file === undefined || !/\bsignIn\b/.test(textOf(file))) return;
  beforeAll(() => playing().openProject(), PATIENCE);
}

const playing = (): typeof import('./play-sign-in.ts') => loadCached('src/testing/sign-in/play-sign-in.ts');

function runner(): Runner {
  return globalThis;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
