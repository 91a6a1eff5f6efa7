import { join } from 'node:path';
import type { Bundle } from '../../actions/bundle/bundle-actions.ts';
import { withAbsoluteSources } from '../jest/transformed.ts';
import { hashOfFile } from './fingerprint.ts';

/** Source maps by the Action's name. */
export type ActionMaps = Readonly<Record<string, string>>;

/** The bundled code of the Actions, and the files that it was made of. */
export interface ActionCodes {
  /** By the Action's name. */
  readonly codes: Readonly<Record<string, string>>;
  /** Their source maps as JSON, with absolute paths; none of code that was not bundled. */
  readonly maps: ActionMaps;
  /** SHA-256 by the path in the project. */
  readonly files: Readonly<Record<string, string>>;
}

export function actionCodes(root: string, bundles: readonly Bundle[]): ActionCodes {
  const files = new Set(bundles.flatMap(({ inputs }) => inputs));
  return {
    codes: Object.fromEntries(bundles.map(({ action, code }) => [action.name, code])),
    maps: Object.fromEntries(
      bundles.flatMap(({ action, map }) =>
        map === '' ? [] : [[action.name, withAbsoluteSources(root, map)]],
      ),
    ),
    files: Object.fromEntries([...files].map((file) => [file, hashOfFile(join(root, file)) ?? ''])),
  };
}

/** Whether the files are as they were. */
export function unchanged(root: string, files: Readonly<Record<string, string>>): boolean {
  return Object.entries(files).every(([file, hash]) => hashOfFile(join(root, file)) === hash);
}
