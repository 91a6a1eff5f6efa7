import { fail } from '../../core/problem.ts';
import type { Io } from '../command.ts';

/** A variable that a pipeline sets. Raises `not-in-pipeline`. */
export function variable(env: Io['env'], name: string, wants: string): string {
  return env[name] || fail('not-in-pipeline', { variable: name, wants });
}
