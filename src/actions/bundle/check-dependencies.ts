import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionEntry } from '../../config/project.ts';
import { type Problem, problem } from '../../core/problem.ts';

/** Dependencies that are compiled when they are installed: Auth0's documentation, "Manage Dependencies", excludes them. */
export function checkDependencies(root: string, { dependencies, at }: ActionEntry): readonly Problem[] {
  return dependencies
    .filter(({ name }) => existsSync(join(root, 'node_modules', name, 'binding.gyp')))
    .map(({ name }) => problem('action-native-addon', { name }, at));
}
