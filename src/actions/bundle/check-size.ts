import type { ActionEntry } from '../../config/project.ts';
import { type Problem, problem } from '../../core/problem.ts';
import type { Built } from './build-action.ts';

/** Auth0's documentation, "Actions Limitations": "Each Action should not exceed 100 kB", packages that are required not counted. */
const MOST_BYTES = 100_000;
const LARGEST_SHOWN = 3;

export function checkSize(
  { name, at }: ActionEntry,
  bytes: number,
  inputs: Built['inputs'],
): readonly Problem[] {
  if (bytes <= MOST_BYTES) return [];
  const largest = inputs.slice(0, LARGEST_SHOWN).map((one) => `${one.file} (${one.bytes})`);
  return [problem('action-too-large', { action: name, bytes, most: MOST_BYTES, largest }, at)];
}
