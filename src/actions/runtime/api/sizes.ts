import type { Doc } from '../../../core/json.ts';
import type { Call } from './method.ts';

/** What the calls of this method so far have set, key by key. */
export function soFar(call: Call): Doc {
  const calls = call.flow().filter(({ method }) => method === call.method);
  return Object.fromEntries(calls.map(({ args: [key, value = null] }) => [String(key), value]));
}

/** Throws where one more call of `(key, value)` makes what the method has set in this flow too large. */
export function checkSize([key, value]: readonly [string, unknown], max: number, call: Call): void {
  if (bytesOf({ ...soFar(call), [key]: value }) <= max) return;
  throw new Error(`api.${call.method}: \`${key}\` makes it larger than ${max / 1024} KB together.`);
}

/** As JSON. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
