import type { AddressInfo, Server } from 'node:net';
import { fail } from '../../core/problem.ts';

const LOOPBACK = ['127.0.0.1', '::1'] as const;
/** What binding `::1` fails with on a machine without IPv6. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);
const ATTEMPTS = 10;

export interface Bound {
  readonly port: number;
  readonly servers: readonly Server[];
}

/**
 * Binds a server to each loopback address on one port, or to `host` alone. Never to an address that other machines
 * reach. Port 0 takes one that is free on all of them.
 */
export async function bindLoopback(server: () => Server, port: number, host?: string): Promise<Bound> {
  const hosts = host === undefined ? LOOPBACK : [host];
  for (let attempt = 1; ; attempt++) {
    const bound = await bindAll(server, port, hosts);
    if (!('failure' in bound)) return bound;
    const retry = port === 0 && bound.failure === 'EADDRINUSE' && attempt < ATTEMPTS;
    if (!retry) refuse(bound.failure, bound.error, port);
  }
}

type Failure = { readonly failure: string; readonly error: Error };

async function bindAll(
  server: () => Server,
  port: number,
  hosts: readonly string[],
): Promise<Bound | Failure> {
  const servers: Server[] = [];
  let bound = port;
  for (const host of hosts) {
    const next = server();
    const error = await bind(next, bound, host);
    if (!error) {
      servers.push(next);
      bound = portOf(next);
    } else if (servers.length === 0 || !NO_SUCH_ADDRESS.has(codeOf(error))) {
      for (const each of servers) each.close();
      return { failure: codeOf(error), error };
    }
  }
  return { port: bound, servers };
}

function bind(server: Server, port: number, host: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ port, host }, () => {
      server.off('error', resolve);
      // Out of file descriptors, say: the connection is lost, the server goes on.
      server.on('error', () => undefined);
      resolve(undefined);
    });
  });
}

function refuse(failure: string, error: Error, port: number): never {
  if (failure === 'EADDRINUSE') fail('port-in-use', { port });
  if (failure === 'EACCES') fail('port-forbidden', { port });
  throw error;
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
