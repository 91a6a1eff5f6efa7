import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fail } from '../../core/problem.ts';
import { git } from './git.ts';

/** A commit of the project's repository, as files. */
export interface Checkout {
  readonly commit: string;
  /** The project's folder in that commit. */
  readonly root: string;
  remove(): void;
}

/**
 * Writes the project of a commit into a folder of its own below `folder`, which must be within the project: packages are
 * then found as the project has them now. The repository and its index stay as they are.
 * Raises `unknown-commit`, `no-repository`.
 */
export function checkout(root: string, ref: string, folder: string): Checkout {
  const prefix = git(root, ['rev-parse', '--show-prefix']) ?? fail('no-repository', {});
  const commit =
    git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]) ??
    fail('unknown-commit', { ref });
  mkdirSync(folder, { recursive: true });
  const target = mkdtempSync(join(folder, 'commit-'));
  const env = { GIT_INDEX_FILE: join(target, '.index') };
  git(root, ['read-tree', `${commit}:${prefix}`], { env });
  git(root, ['checkout-index', '--all', '--quiet', `--prefix=${target}${sep}`], { env });
  return { commit, root: target, remove: () => rmSync(target, { recursive: true, force: true }) };
}
