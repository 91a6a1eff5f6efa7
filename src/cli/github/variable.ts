import { fail } from '../../core/problem.ts';
import type { Io } from '../command.ts';

/** A variable that GitHub Actions sets. Raises `not-in-github`. */
export function variable(env: Io['env'], name: string, wants: string): string {
  return env[name] || fail('not-in-github', { variable: name, wants });
}
