import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import type { Scene } from '../stage/scene.ts';
import { bytesOf, type WireRequest } from './wire.ts';

/** The client's end of a connection to `origin`, whose other end answers with the scene's stubs. */
export function openConnection(origin: string, timeout: number | undefined, scene: Scene): Duplex {
  const [client, server] = duplexPair();
  const given = new AbortController();
  client.once('close', () => {
    server.destroy();
    given.abort(new Error('The Action gave the request up.'));
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { status, headers, body } = await scene.network.answer(await read(request, origin), given.signal);
      response.sendDate = false;
      response.writeHead(status, headers.flat()).end(body);
    } catch (error) {
      client.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  createServer(serve).emit('connection', server);
  return withTimeout(client, timeout, scene);
}

async function read(request: IncomingMessage, origin: string): Promise<WireRequest> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', origin).href,
    headers: Object.fromEntries(headers),
    body: await bytesOf(request),
  };
}

/** What a socket has and a stream does not: `setTimeout`, here on the scene's clock. */
function withTimeout(client: Duplex, timeout: number | undefined, { timers }: Scene): Duplex {
  let timer: Disposable | undefined;
  const stop = () => timer?.[Symbol.dispose]();
  const socket = Object.assign(client, {
    setTimeout(milliseconds: number) {
      stop();
      timer = milliseconds > 0 ? timers.set(() => client.emit('timeout'), milliseconds) : undefined;
    },
  });
  client.once('close', stop);
  if (timeout !== undefined) socket.setTimeout(timeout);
  return client;
}
