import type { ActionEntry } from '../../config/project.ts';
import { nearest } from '../../core/nearest.ts';
import { positionAt } from '../../core/position.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { secretReads } from './secret-reads.ts';
import { sourceText } from './source-position.ts';

/**
 * Secrets that the files of an Action read and its entry in tenant/actions.yaml does not have: `event.secrets` would hold
 * undefined. Of shared files counts what is still in the bundle.
 */
export function checkSecrets(
  root: string,
  { name: action, secrets }: Pick<ActionEntry, 'name' | 'secrets'>,
  files: readonly string[],
  bundled: string,
): readonly Problem[] {
  const listed = secrets.map(({ name }) => name);
  return files.flatMap((file) => {
    const text = sourceText(root, file);
    const unlisted = secretReads(text).filter(({ name }) => !listed.includes(name) && bundled.includes(name));
    return unlisted.map(({ name, index }) => {
      const facts = { action, name, nearest: nearest(name, listed) };
      return problem('action-secret-unlisted', facts, positionAt(file, text, index, name.length));
    });
  });
}
