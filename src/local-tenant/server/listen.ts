import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { bindLoopback } from './bind-loopback.ts';
import { byFirstByte } from './by-first-byte.ts';
import { Traffic } from './traffic.ts';

/** auth0-deploy-cli keeps its connections while it compiles a schema for up to half a minute; Node's own 5 s would cut them. */
const KEEP_ALIVE = 65_000;
/** A socket on which nothing moves for this long is given up, so that slow clients do not pile up. */
const SILENCE = 120_000;
/** How long `close` waits for answers that are under way. */
const GRACE = 2_000;

export interface ListenOptions {
  /** `app.fetch` of a Hono app; the second argument carries Node's request as `incoming`. */
  readonly fetch: (request: Request, env: HttpBindings | Http2Bindings) => unknown;
  /** 0 for any free port. */
  readonly port: number;
  /** Left out: both loopback addresses, so that `localhost` works whichever way it resolves. */
  readonly host?: string;
  /** PEM. */
  readonly tls: { readonly cert: string; readonly key: string };
}

export interface Listening {
  readonly port: number;
  /** Answers what is under way, ends every connection, frees the port. */
  close(): Promise<void>;
}

/** Serves HTTP and HTTPS on one port. Raises `port-in-use` and `port-forbidden`. */
export async function listen({ fetch, port, host, tls }: ListenOptions): Promise<Listening> {
  const traffic = new Traffic();
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    traffic.answering(outgoing);
    return answer(incoming, outgoing);
  };
  const http = createHttpServer({ keepAliveTimeout: KEEP_ALIVE }, listener);
  const https = createHttpsServer({ ...tls, keepAliveTimeout: KEEP_ALIVE }, listener);
  http.timeout = SILENCE;
  https.timeout = SILENCE;

  const route = byFirstByte({ http, https, patience: SILENCE });
  const server = () =>
    createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      traffic.connected(socket);
      route(socket);
    });
  const bound = await bindLoopback(server, port, host);
  return {
    port: bound.port,
    async close() {
      const freed = Promise.all(bound.servers.map(closed));
      await traffic.end(GRACE);
      await freed;
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
