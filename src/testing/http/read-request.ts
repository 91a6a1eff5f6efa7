import type { HttpRequest } from './stubs.ts';
import type { WireRequest } from './wire.ts';

/** A request as a test sees it. */
export function readRequest({ method, url, headers, body }: WireRequest): HttpRequest {
  return { method, url, headers, ...(body.length > 0 && { body: readBody(body, headers['content-type']) }) };
}

function readBody(body: Buffer, type: string | undefined): unknown {
  const text = body.toString();
  return /\bjson\b/i.test(type ?? '') ? parsed(text) : text;
}

/** What says that it is JSON and is none stays a text: the Action's mistake, to be seen in the test. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
