import type { Argument } from './arguments.ts';
import type { Method } from './method.ts';
import { recordCall } from './records.ts';

/** Auth0's Actions runtime: a scope is a string without inner whitespace, of 1 to 280 characters. */
const scope: Argument = {
  name: 'scope',
  right: ['read:reports', ' read:reports ', 'x'.repeat(280)],
  wrong: [undefined, 3, ' ', 'x'.repeat(281), 'read:bookings read:reports'],
  problem(value) {
    if (typeof value !== 'string') return 'must be a string';
    const trimmed = value.trim();
    if (trimmed === '' || trimmed.length > 280) return 'must have 1 to 280 characters';
    return /\s/.test(trimmed) ? 'must be one scope, without whitespace' : undefined;
  },
};

const many = (count: number) => Array.from({ length: count }, (_, index) => `read:reports-${index}`);

const scopes: Argument = {
  name: 'scopes',
  right: [['read:reports'], [], many(1000)],
  wrong: [undefined, 'read:reports', ['read:bookings read:reports'], many(1001)],
  problem(value) {
    if (!Array.isArray(value) || value.length > 1000) return 'must be an array of at most 1000 scopes';
    return value.map((one) => scope.problem(one)).find((wrong) => wrong !== undefined);
  },
};

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** A method that takes one scope, and records it without the whitespace around it. */
function takesScope(does: string, stage?: Method['stage']): Method {
  return {
    takes: [scope],
    does,
    ...(stage && { stage }),
    run: ([one], call) => recordCall([trimmed(one)], call),
  };
}

/** Of the access token that post-login ends in. */
export const accessTokenScopeMethods = {
  'accessToken.addScope': takesScope('Adds a scope to the access token.'),
  'accessToken.removeScope': takesScope('Takes a scope out of the access token.'),
} as const;

/** Of the access token that credentials-exchange ends in. */
export const targetScopeMethods = {
  'transaction.addTargetScope': takesScope(
    'Asks for a scope; what the client grant does not have is left out.',
    'Early Access',
  ),
  'transaction.removeTargetScope': takesScope('Takes a scope out of those asked for.', 'Early Access'),
  'transaction.setTargetScopes': {
    takes: [scopes],
    does: 'Asks for these scopes in place of those asked for.',
    stage: 'Early Access',
    run: ([given], call) => recordCall([Array.isArray(given) ? given.map(trimmed) : given], call),
  },
  'transaction.clearTargetScopes': {
    takes: [],
    does: 'Asks for no scope.',
    stage: 'Early Access',
    run: recordCall,
  },
} as const satisfies Record<string, Method>;
