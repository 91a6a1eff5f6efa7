import type { Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';

/** Deeper than any resource, and far from what would exhaust the stack of whoever walks through it (assumed). */
const DEEPEST = 200;

/** The JSON of a body; Auth0's 400 where it is none, or nested without end. */
export function parseBody(text: string): Json {
  let body: Json;
  try {
    body = JSON.parse(text) as Json;
  } catch {
    throw invalid();
  }
  if (!fits(body, DEEPEST)) throw invalid();
  return body;
}

function fits(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => fits(inner, levels - 1));
}

function invalid(): ApiError {
  return new ApiError(400, 'Invalid request payload JSON format', 'invalid_body');
}
