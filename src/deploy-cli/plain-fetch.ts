import { Agent, type IncomingMessage, request } from 'node:http';

type Fetch = typeof globalThis.fetch;

/** Statuses of answers that cannot have a body. */
const EMPTY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A `fetch` that asks the local tenant at `domain` (`localhost:4400`) without TLS, over connections that are kept: its
 * port speaks both, and half of what a request takes was encryption and what `fetch` does for browsers. Whatever goes
 * elsewhere is `fetch`'s own.
 */
export function plainFetch(fetch: Fetch, domain: string): Fetch {
  const agent = new Agent({ keepAlive: true });
  const origin = `https://${domain}/`;
  return (input, init) => {
    const url = String(input);
    if (!url.startsWith(origin) || !isSimple(init?.body)) return fetch(input, init);
    return send(agent, `http://127.0.0.1:${domain.split(':')[1]}/${url.slice(origin.length)}`, domain, init);
  };
}

/** Forms and streams are left to `fetch`. */
function isSimple(body: unknown): body is string | URLSearchParams | null | undefined {
  return body === undefined || body === null || typeof body === 'string' || body instanceof URLSearchParams;
}

function send(agent: Agent, url: string, host: string, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', body, signal } = init;
  const text = body === undefined || body === null ? '' : String(body);
  const headers = {
    ...(body instanceof URLSearchParams && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...Object.fromEntries(new Headers(init.headers)),
    host,
    // Also of a DELETE, which Node would send without.
    ...(text !== '' && { 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers, ...(signal && { signal }) }, (incoming) => {
      read(incoming).then(resolve, reject);
    });
    // As `fetch` tells it: whoever reads the message looks for the code behind it.
    outgoing.once('error', (cause) =>
      reject(signal?.aborted ? cause : new TypeError('fetch failed', { cause })),
    );
    outgoing.end(text);
  });
}

async function read(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { statusCode: status = 0, statusMessage: statusText = '', headers } = incoming;
  const shown = Object.entries(headers).filter(([, value]) => typeof value === 'string') as [
    string,
    string,
  ][];
  return new Response(EMPTY.has(status) ? null : Buffer.concat(chunks), {
    status,
    statusText,
    headers: shown,
  });
}
