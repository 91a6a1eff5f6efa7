import { offStage } from '../stage/scene.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** Belong to a connection, and not to what is sent over it. */
const OF_THE_CONNECTION = [
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
];

/** Sends a request to the real host and reads the whole answer, unpacked. Redirects are left to who asked. */
export function sendOut({ method, url, headers, body }: WireRequest): Promise<WireResponse> {
  return offStage(async () => {
    const response = await fetch(url, {
      method,
      headers: Object.entries(headers).filter(([name]) => isOfMessage(name)),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
      redirect: 'manual',
    });
    const named = [...response.headers].filter(([name]) => isOfMessage(name));
    return { status: response.status, headers: named, body: Buffer.from(await response.arrayBuffer()) };
  });
}

const isOfMessage = (name: string) => !OF_THE_CONNECTION.includes(name.toLowerCase());
