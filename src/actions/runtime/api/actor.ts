import { type Doc, isDoc } from '../../../core/json.ts';
import { type Argument, unless } from './arguments.ts';

// Auth0's documentation of `api.authentication.setActor`; the lengths: Auth0's Actions runtime.
const MAX_DEPTH = 5;
const MAX_PROPERTIES = 5;
const MAX_SUB_LENGTH = 512;
const MAX_LENGTH = 64;

/** An actor, who can act for another one in turn (`act`), and so on. */
export const actor: Argument = {
  name: 'actor',
  limit: `${MAX_DEPTH} deep, ${MAX_PROPERTIES} properties of its own each`,
  right: [
    nested(1),
    nested(MAX_DEPTH),
    { sub: 'x'.repeat(MAX_SUB_LENGTH) },
    { sub: 'auth0|1', ...properties(MAX_PROPERTIES) },
    { sub: 'auth0|1', desk: 'x'.repeat(MAX_LENGTH), floor: 2, on_call: true },
  ],
  wrong: [
    undefined,
    'auth0|1',
    {},
    { sub: '' },
    nested(MAX_DEPTH + 1),
    { sub: 'x'.repeat(MAX_SUB_LENGTH + 1) },
    { sub: 'auth0|1', ...properties(MAX_PROPERTIES + 1) },
    { sub: 'auth0|1', desk: 'x'.repeat(MAX_LENGTH + 1) },
    { sub: 'auth0|1', desk: ['front'] },
    { sub: 'auth0|1', ['x'.repeat(MAX_LENGTH + 1)]: 1 },
    { sub: 'auth0|1', act: 'auth0|2' },
  ],
  problem: (value) => problemOf(value, MAX_DEPTH),
};

function problemOf(value: unknown, depth: number): string | undefined {
  if (!isDoc(value)) return 'must be an object';
  if (depth === 0) return `must not be nested deeper than ${MAX_DEPTH} actors`;
  return levelProblem(value) ?? (value['act'] === undefined ? undefined : problemOf(value['act'], depth - 1));
}

function levelProblem({ sub, act: _act, type: _type, ...others }: Doc): string | undefined {
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUB_LENGTH)
    return `must have a \`sub\` of 1 to ${MAX_SUB_LENGTH} characters at each level`;
  if (Object.keys(others).length > MAX_PROPERTIES)
    return `must have at most ${MAX_PROPERTIES} further properties at each level`;
  return unless(
    Object.entries(others).every(([key, value]) => key.length <= MAX_LENGTH && isProperty(value)),
    `must have strings, numbers and booleans as further properties, names and strings of at most ${MAX_LENGTH} characters`,
  );
}

function isProperty(value: unknown): boolean {
  return typeof value === 'string'
    ? value.length <= MAX_LENGTH
    : typeof value === 'number' || typeof value === 'boolean';
}

function nested(depth: number): Doc {
  return { sub: `auth0|${depth}`, ...(depth > 1 && { act: nested(depth - 1) }) };
}

function properties(count: number): Doc {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`desk${index}`, index]));
}
