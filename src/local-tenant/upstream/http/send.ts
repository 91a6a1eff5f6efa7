import type { Agent } from 'node:https';
import { request } from 'node:https';

export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent: Agent;
  /** Milliseconds until the whole answer must be there. */
  readonly timeoutMs: number;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/**
 * The one place where a fork's requests leave: reads of the Management API and the request for a token, nothing else.
 * Rejects where there is no answer, or none in time.
 */
export function send({ method, url, headers, body, agent, timeoutMs }: Sent): Promise<Received> {
  if (!isAllowed(method, url.pathname)) {
    throw new Error(`a fork only reads from its upstream: ${method} ${url.pathname} is not sent`);
  }
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const fail = (error: Error) =>
      reject(signal.aborted ? new Error(`no answer within ${timeoutMs / 1000} s`) : error);
    const outgoing = request(url, { method, headers, agent, signal }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', fail);
      incoming.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
      });
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

function isAllowed(method: string, path: string): boolean {
  return method === 'GET' ? path.startsWith('/api/v2/') : method === 'POST' && path === '/oauth/token';
}
