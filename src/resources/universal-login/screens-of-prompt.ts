import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { Kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';

/** For `save`: refuses a screen that the prompt in the path does not have; null takes a screen away. */
export function screensOfPrompt(
  table: Readonly<Record<string, readonly string[]>>,
): NonNullable<Kind['save']> {
  return (next: Doc, _, { params }) => {
    const known = table[params['prompt'] ?? ''] ?? [];
    const unknown = Object.keys(next).filter((screen) => !known.includes(screen));
    if (unknown.length > 0) {
      const problem = `'Additional properties not allowed: ${unknown.join(',')}'`;
      throw new ApiError(400, `Payload validation error: ${problem}.`, 'invalid_body');
    }
    return withoutNulls(next);
  };
}
