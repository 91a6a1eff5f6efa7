import type { Hono } from 'hono';
import { type Listening, type ListenOptions, listen } from './listen.ts';

export interface EarlyServer extends Listening {
  /** Hands every request to the app from here on. */
  serve(app: Hono): void;
}

/**
 * Serves before there is anything to serve: a tenant's domain has the port in it, so the port comes first. Until `serve`
 * is called the answer is 503. Raises what `listen` raises.
 */
export async function listenEarly(options: Omit<ListenOptions, 'fetch'>): Promise<EarlyServer> {
  let app: Hono | undefined;
  const server = await listen({
    ...options,
    fetch: (request, env) => app?.fetch(request, env) ?? new Response('starting', { status: 503 }),
  });
  return {
    ...server,
    serve(ready) {
      app = ready;
    },
  };
}
