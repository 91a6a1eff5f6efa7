import type { Target } from '../actions/runtime/effects.ts';
import type { Doc } from '../core/json.ts';
import { readSessionToken } from './session-token.ts';

/** Where a person is sent. */
export interface Redirect {
  /** With the query. */
  readonly url: string;
  /** What `state` is, comes back with the person. */
  readonly query: Readonly<Record<string, string>>;
  /** The claims of the session token in the query, where one of the Action's secrets signed it. */
  readonly token?: Doc;
}

/** A redirect as the browser gets it. Auth0's documentation, "Redirect with Actions": it adds a `state` to the URL. */
export function redirectTo(target: Target, state: string, secrets: readonly string[]): Redirect {
  const url = new URL(target.url);
  for (const [name, value] of Object.entries({ ...target.query, state }))
    url.searchParams.set(name, textOf(value));
  const query = Object.fromEntries(url.searchParams);
  const token = Object.values(query)
    .map((value) => readSessionToken(value, secrets))
    .find((claims) => claims !== undefined);
  return { url: url.href, query, ...(token && { token }) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
