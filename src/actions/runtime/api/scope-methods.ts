import type { Argument } from './arguments.ts';
import { records } from './records.ts';

/** Auth0's Actions runtime: a scope is a string without inner whitespace, of 1 to 280 characters. */
const scope: Argument = {
  name: 'scope',
  wrong(value) {
    if (typeof value !== 'string') return 'must be a string';
    const trimmed = value.trim();
    if (trimmed === '' || trimmed.length > 280) return 'must have 1 to 280 characters';
    return /\s/.test(trimmed) ? 'must be one scope, without whitespace' : undefined;
  },
};

const scopes: Argument = {
  name: 'scopes',
  wrong(value) {
    if (!Array.isArray(value) || value.length > 1000) return 'must be an array of at most 1000 scopes';
    return value.map((one) => scope.wrong(one)).find((wrong) => wrong !== undefined);
  },
};

const recordScope = records(scope);

/** A method that takes one scope, and records it without the whitespace around it. */
export const takesScope: typeof recordScope = (args, call) =>
  recordScope(
    args.map((one) => (typeof one === 'string' ? one.trim() : one)),
    call,
  );

export const takesScopes = records(scopes);
