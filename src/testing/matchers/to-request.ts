import { fitsRequest } from '../../core/fits-request.ts';
import type { HttpCall } from '../http/stubs.ts';
import { matcher } from './matcher.ts';
import { contains, difference, matchesText, type TextPattern, type Tools } from './tools.ts';

/** What a request has to have; an object may have more keys. */
export interface Sent {
  readonly headers?: Readonly<Record<string, TextPattern>>;
  readonly body?: unknown;
}

/** A request to an address as stubs have it: `POST https://backend.example/sign-ups`. */
export const toRequest = matcher<[address: string, sent?: Sent]>(
  'toRequest',
  ({ http }, [address, sent = {}], tools) => {
    const there = http.filter((call) => fitsRequest(address, call));
    const { printExpected } = tools.utils;
    return {
      pass: there.some((call) => has(call, sent, tools)),
      expected: Object.keys(sent).length > 0 ? `${address} with ${printExpected(sent)}` : address,
      found: there.length > 0 ? described(there, sent, tools) : summary(http),
    };
  },
);

function has({ headers, body }: HttpCall, sent: Sent, tools: Tools): boolean {
  const named = Object.entries(sent.headers ?? {});
  return (
    named.every(([name, pattern]) => matchesText(tools, headers[name.toLowerCase()], pattern)) &&
    (!('body' in sent) || contains(tools, body, sent.body))
  );
}

/** What was asked about, of each request to the address. */
function described(calls: readonly HttpCall[], sent: Sent, tools: Tools): string {
  const parts = calls.map(({ method, url, headers, body }) => {
    const names = Object.keys(sent.headers ?? {}).map((name) => name.toLowerCase());
    const shown = {
      ...(sent.headers && { headers: Object.fromEntries(names.map((name) => [name, headers[name]])) }),
      ...('body' in sent && { body }),
    };
    return `${method} ${url}${Object.keys(shown).length > 0 ? difference(tools, sent, shown) : ''}`;
  });
  return parts.join('\n');
}

function summary(calls: readonly HttpCall[]): string {
  const lines = calls.map(
    ({ method, url, status, error }) => `${method} ${url} (${status ?? error ?? 'no answer'})`,
  );
  return lines.length > 0 ? lines.join('\n          ') : 'no requests';
}
