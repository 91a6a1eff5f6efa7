import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** The content type of a TLS handshake record (RFC 8446, section 5.1): no HTTP request begins with it. */
const TLS_HANDSHAKE = 0x16;

export interface Destinations {
  readonly http: HttpServer;
  readonly https: HttpsServer;
  /** Milliseconds that a connection may stay silent before its first byte. */
  readonly patience: number;
}

/** Hands each connection to the server that its first byte is for. A connection that fails before then is dropped. */
export function byFirstByte({ http, https, patience }: Destinations): (socket: Socket) => void {
  return (socket) => {
    const drop = () => socket.destroy();
    socket.on('error', drop);
    socket.once('end', drop);
    socket.setTimeout(patience, drop);
    socket.once('data', (chunk) => {
      socket.pause();
      socket.off('end', drop);
      socket.off('timeout', drop);
      socket.setTimeout(0);
      socket.unshift(chunk);
      (chunk[0] === TLS_HANDSHAKE ? https : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  };
}
