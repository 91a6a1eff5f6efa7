import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ProblemError } from '../../core/problem.ts';
import type { Fork } from './fork.ts';
import { untilLoaded } from './not-loaded.ts';
import { unread } from './unread.ts';

/**
 * The same routes on a fork: a request that needs what has not been read yet is rolled back, waits for it, and is
 * answered from the beginning. What the upstream refuses is refused alike; where it cannot be read, the answer is a 424
 * that says so, which no client tries again.
 */
export function forkApp(app: Hono, fork: Fork): Hono {
  const outer = new Hono();
  outer.all('*', async (c) => {
    try {
      return await answered(c, app, fork, await againAndAgain(c));
    } catch (error) {
      if (error instanceof ProblemError) return unread(c, error);
      throw error;
    }
  });
  return outer;
}

/** The request, as often as it is asked for: a body can be read once. One without need not be made anew. */
async function againAndAgain(c: Context): Promise<() => Request> {
  const { raw } = c.req;
  if (raw.method === 'GET' || raw.method === 'HEAD') return () => raw;
  const body = await c.req.arrayBuffer();
  const { method, url, headers } = raw;
  return () => new Request(url, { method, headers, ...(body.byteLength > 0 && { body }) });
}

function answered(c: Context, app: Hono, fork: Fork, request: () => Request): Promise<Response> {
  const asked = storePath(c.req.path);
  return untilLoaded(
    async () => {
      const refused = asked === undefined ? undefined : fork.refusals.of(asked);
      if (refused) return c.json(refused.body, refused.status as ContentfulStatusCode);
      return app.fetch(request(), c.env);
    },
    (missing) => fork.load(missing),
  );
}

/** Where the documents of a request's path are kept; undefined for what is no request to the Management API. */
function storePath(path: string): string | undefined {
  const below = /^\/api\/v2(\/.*)$/.exec(path)?.[1];
  try {
    return below?.split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}
