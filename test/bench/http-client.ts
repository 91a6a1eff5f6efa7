import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

export interface Timed {
  readonly status: number;
  readonly text: string;
  /** From the first byte sent to the last byte read. */
  readonly milliseconds: number;
}

/** A client with one connection that is kept alive, as a deploy script has. */
export interface HttpClient {
  send(method: string, path: string, body?: unknown): Promise<Timed>;
  close(): void;
}

/** `secure`: over TLS, whoever has signed the certificate. */
export function httpClient(
  port: number,
  token?: string,
  { secure = false }: { readonly secure?: boolean } = {},
): HttpClient {
  const options = { keepAlive: true, maxSockets: 1 };
  const agent = secure ? new SecureAgent({ ...options, rejectUnauthorized: false }) : new Agent(options);
  const open = secure ? secureRequest : request;
  return {
    send: (method, path, body) =>
      new Promise((resolve, reject) => {
        const payload = body === undefined ? undefined : JSON.stringify(body);
        const started = process.hrtime.bigint();
        const headers = {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(payload !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
        };
        const sent = open({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              milliseconds: Number(process.hrtime.bigint() - started) / 1e6,
            }),
          );
        });
        sent.on('error', reject);
        sent.end(payload);
      }),
    close: () => agent.destroy(),
  };
}
