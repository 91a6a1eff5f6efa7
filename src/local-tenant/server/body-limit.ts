import type { MiddlewareHandler } from 'hono';
import { bodyLimit as honoBodyLimit } from 'hono/body-limit';

/** Bytes. Assumed: Auth0's documentation has no number; its largest bodies are pages and scripts of a few hundred kB. */
const LIMIT = 2 * 1024 * 1024;

/** Refuses larger bodies as Auth0's documentation describes 413: `{ statusCode, error, message }`. */
export function bodyLimit(maxSize: number = LIMIT): MiddlewareHandler {
  return honoBodyLimit({
    maxSize,
    onError: (c) =>
      c.json(
        {
          statusCode: 413,
          error: 'Payload Too Large',
          message: `Payload content length greater than maximum allowed: ${maxSize}`,
        },
        413,
      ),
  });
}
