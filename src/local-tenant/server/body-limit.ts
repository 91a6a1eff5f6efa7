import type { Context, MiddlewareHandler } from 'hono';

/** Bytes. Assumed: Auth0's documentation has no number; its largest bodies are pages and scripts of a few hundred kB. */
const LIMIT = 2 * 1024 * 1024;

/** Refuses larger bodies as Auth0's documentation describes 413: `{ statusCode, error, message }`. */
export function bodyLimit(maxSize: number = LIMIT): MiddlewareHandler {
  return async (c, next) => {
    if ((await sizeOf(c)) > maxSize) return c.json(refusal(maxSize), 413);
    return next();
  };
}

/** What the request says of its length; one that says nothing (chunked, or made in memory) is read. Hono keeps what it has read. */
async function sizeOf({ req }: Context): Promise<number> {
  const declared = req.header('content-length');
  if (declared !== undefined) return Number(declared);
  return req.method === 'GET' || req.method === 'HEAD' ? 0 : (await req.arrayBuffer()).byteLength;
}

function refusal(maxSize: number) {
  return {
    statusCode: 413,
    error: 'Payload Too Large',
    message: `Payload content length greater than maximum allowed: ${maxSize}`,
  };
}
