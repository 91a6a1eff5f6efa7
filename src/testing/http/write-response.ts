import type { HttpResponse } from './stubs.ts';
import type { WireResponse } from './wire.ts';

/** A stub's response as it comes over the wire. */
export function writeResponse({ status = 200, headers = {}, body }: HttpResponse): WireResponse {
  const [type, bytes] = writeBody(body);
  const named = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const typed = named.some(([name]) => name.toLowerCase() === 'content-type');
  return { status, headers: typed || !type ? named : [['content-type', type], ...named], body: bytes };
}

function writeBody(body: unknown): [type: string | undefined, bytes: Buffer] {
  if (body === undefined) return [undefined, Buffer.alloc(0)];
  if (typeof body === 'string') return ['text/plain;charset=UTF-8', Buffer.from(body)];
  if (ArrayBuffer.isView(body)) {
    return ['application/octet-stream', Buffer.from(body.buffer, body.byteOffset, body.byteLength)];
  }
  return ['application/json', Buffer.from(JSON.stringify(body))];
}
