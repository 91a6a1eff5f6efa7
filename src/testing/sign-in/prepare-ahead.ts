import { readFileSync } from 'node:fs';
import { flows } from './load-flows.ts';

/** Milliseconds that the first import of a project may take, with other work going on. */
const PATIENCE = 180_000;

const FLOWS = /\b(signIn|signUp|exchangeCredentials)\b/;

/** What jest, and runners like it, have as globals while a test file is loaded. */
interface Runner {
  readonly beforeAll?: (prepare: () => Promise<unknown>, timeout: number) => void;
  readonly expect?: { getState?(): { readonly testPath?: string } };
}

/**
 * Where a test file speaks of `signIn` or the like, sees to it that the project is imported before its first test: that takes some
 * seconds the first time, and tests have five. Elsewhere `signIn` imports it when it is called.
 */
export function prepareAhead({ beforeAll, expect }: Runner = runner()): void {
  const file = expect?.getState?.().testPath;
  if (!beforeAll || file === undefined || !FLOWS.test(textOf(file))) return;
  beforeAll(() => flows().openProject(), PATIENCE);
}

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
