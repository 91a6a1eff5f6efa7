import type { Context } from 'hono';
import { isDoc } from '../../../core/json.ts';
import { refuse } from '../oauth-error.ts';

/** The parameters of a token request by name; those that are no texts are left out. */
export type Parameters = Readonly<Record<string, string>>;

/** Reads a form, or JSON as Auth0 takes it too. Raises `unreadable-body`. */
export async function readParameters(c: Context): Promise<Parameters> {
  const text = await c.req.text();
  const isJson = /^application\/(\S+\+)?json/i.test(c.req.header('content-type') ?? '');
  return isJson ? fromJson(text) : Object.fromEntries(new URLSearchParams(text));
}

function fromJson(text: string): Parameters {
  const body = parsed(text);
  if (!isDoc(body)) return refuse('unreadable-body', {});
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return refuse('unreadable-body', {});
  }
}
