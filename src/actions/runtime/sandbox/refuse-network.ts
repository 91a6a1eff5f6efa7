import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';

/**
 * Leaves an Action no way to call anybody: a rehearsal must not tell the world of people that do not exist. Whoever
 * tries gets an error that names where to, from `fetch`, `node:http` and `node:https` with the whole address.
 */
export function refuseNetwork(): void {
  lock(globalThis, 'fetch', async (input: unknown, init: unknown) =>
    refuse(methodOf(init), addressOf(input)),
  );
  for (const [module, scheme] of [
    [http, 'http:'],
    [https, 'https:'],
  ] as const) {
    const call = (...args: unknown[]) => refuse(args.map(methodOf).find(Boolean), addressOf(args[0], scheme));
    lock(module, 'request', call);
    lock(module, 'get', call);
  }
  // `closeDoors` locks it.
  Socket.prototype.connect = (...args: unknown[]) => refuse('connect to', addressOf(args.flat(1)[0], ''));
}

function lock(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false });
}

function refuse(method: string | undefined, address: string): never {
  throw new Error(`The Action would ${method ?? 'GET'} ${address}: in a rehearsal, nobody is called.`);
}

function methodOf(options: unknown): string | undefined {
  const method = partOf(options, 'method');
  return typeof method === 'string' ? method : undefined;
}

/** A URL, a `Request`, or the options of `node:http` and `node:net`. */
function addressOf(target: unknown, scheme = 'https:'): string {
  if (typeof target === 'string' || typeof target === 'number') return String(target);
  if (target instanceof URL) return target.href;
  const url = partOf(target, 'url') ?? partOf(target, 'href');
  if (typeof url === 'string') return url;
  const [host, port, path] = ['hostname', 'port', 'path'].map((name) => partOf(target, name));
  const name = String(host ?? partOf(target, 'host') ?? 'localhost');
  return `${scheme}${scheme && '//'}${name}${port === undefined ? '' : `:${String(port)}`}${String(path ?? '')}`;
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
