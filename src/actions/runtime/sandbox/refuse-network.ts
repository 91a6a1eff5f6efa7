import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import { fitsRequest } from '../../../core/fits-request.ts';
import type { HttpStub } from '../../../core/http-stub.ts';

/**
 * Leaves an Action no way to call anybody: a rehearsal must not tell the world of people that do not exist. `fetch`
 * answers what a stub says; whoever else tries gets an error that names where to, from `fetch`, `node:http` and
 * `node:https` with the whole address.
 */
export function refuseNetwork(stubs: readonly HttpStub[] = []): void {
  lock(globalThis, 'fetch', async (input: unknown, init: unknown) => {
    const method = methodOf(init) ?? methodOf(input);
    const url = addressOf(input);
    const stub = URL.canParse(url) && stubs.find((one) => isFor(one, method, url));
    return stub ? answerOf(stub) : refuse(method, url);
  });
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

function isFor({ request }: HttpStub, method = 'GET', url: string): boolean {
  return fitsRequest(request, { method: method.toUpperCase(), url });
}

function answerOf({ status = 200, headers = {}, body }: HttpStub): Response {
  if (body === undefined) return new Response(null, { status, headers });
  if (typeof body === 'string') return new Response(body, { status, headers });
  return Response.json(body, { status, headers });
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
