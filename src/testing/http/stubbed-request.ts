import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { Scene } from '../stage/scene.ts';
import { openConnection } from './connection.ts';

type Callback = (response: IncomingMessage) => void;
export type Ask = (options: RequestOptions, callback?: Callback) => ClientRequest;
type Protocol = 'http:' | 'https:';

/**
 * `http.request`, `https.get` and the like, with a connection that stays in this process: Node.js's own client talks to
 * Node.js's own server, so headers, streams, `timeout` and `signal` are as they are, and the test's stubs answer.
 */
export function stubbedRequest(
  real: Ask,
  protocol: Protocol,
  scene: Scene,
): (...args: unknown[]) => ClientRequest {
  return (...args) => {
    const { callback, ...options } = readArguments(args);
    const createConnection = () => openConnection(originOf(options, protocol), options.timeout, scene);
    // No agent: connections that it keeps, or opens to a proxy, would reach beyond the test.
    return real({ defaultPort: PORTS[protocol], ...options, agent: undefined, createConnection }, callback);
  };
}

const PORTS = { 'http:': 80, 'https:': 443 };

/** `(url, options, callback)`, of which any may be left out. */
function readArguments(args: readonly unknown[]): RequestOptions & { callback?: Callback | undefined } {
  const callback = args.find((one): one is Callback => typeof one === 'function');
  const options = args.map((one) => (typeof one === 'function' ? {} : optionsOf(one)));
  return Object.assign({}, ...options, { callback });
}

function optionsOf(value: unknown): object {
  if (typeof value === 'string') return urlToHttpOptions(new URL(value));
  if (value instanceof URL) return urlToHttpOptions(value);
  return typeof value === 'object' && value !== null ? value : {};
}

/** `https://host:port`, as a URL writes it. */
function originOf({ hostname, host, port, defaultPort }: RequestOptions, protocol: Protocol): string {
  const name = hostname ?? host ?? 'localhost';
  const bracketed = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  const at = port ?? defaultPort;
  return new URL(`${protocol}//${bracketed}${at ? `:${at}` : ''}`).origin;
}
