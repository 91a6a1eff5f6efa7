import type { Context } from 'hono';
import type { Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';

/** The body as JSON. Throws 400. */
export async function jsonOf(c: Context): Promise<Json> {
  try {
    return (await c.req.json()) as Json;
  } catch {
    throw new ApiError(400, 'The body is not JSON.');
  }
}
