import type { Socket } from 'node:net';
import type { Network } from './network.ts';

/** `Socket.connect`, where every other client of the network comes by: it is refused, or let out to the real host. */
export function stubbedConnect(real: Socket['connect'], network: Network) {
  return function (this: Socket, ...args: Parameters<Socket['connect']>): Socket {
    try {
      network.connect(addressOf(args));
    } catch (error) {
      process.nextTick(() => this.destroy(error instanceof Error ? error : undefined));
      return this;
    }
    return real.apply(this, args);
  };
}

/** Of `(options)`, `(port, host)`, `(path)` and what Node.js itself calls it with: these in an array. */
function addressOf([first, second]: readonly unknown[]): string {
  const given: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof given !== 'object' || given === null) return address(given, second);
  const { path, port, host }: Partial<Record<'path' | 'port' | 'host', unknown>> = given;
  return address(path ?? port, host);
}

function address(portOrPath: unknown, host: unknown): string {
  const isPath = typeof portOrPath === 'string' && !/^\d+$/.test(portOrPath);
  return isPath ? `unix:${portOrPath}` : `tcp://${host ?? 'localhost'}:${portOrPath}`;
}
