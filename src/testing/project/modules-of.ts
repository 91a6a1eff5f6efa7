import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from './facts.ts';

/** An Actions Module as tenant/ has it, keywords not replaced. */
export interface ModuleText {
  readonly name: string;
  /** Its file, relative to the project's folder. */
  readonly file: string;
  readonly code: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** The Actions Modules of a project. One whose file cannot be read is left out: `validate` tells. */
export function modulesOf(root: string, { modules }: Facts): readonly ModuleText[] {
  return modules.flatMap(({ name, code, secrets }) => {
    const file = `tenant/${code.replace(/^\.\//, '')}`;
    const text = textOf(join(root, file));
    return text === undefined ? [] : [{ name, file, code: text, secrets }];
  });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
