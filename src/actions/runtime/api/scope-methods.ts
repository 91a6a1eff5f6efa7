import { docOf, textsOf } from '../../../core/json.ts';
import { changeTargets } from '../effects/target-scopes.ts';
import type { Argument } from './arguments.ts';
import type { Call, Method } from './method.ts';

/** Auth0's Actions runtime: a scope is a string without inner whitespace, of 1 to 280 characters; a token has 1000. */
const MAX_LENGTH = 280;
const MAX_SCOPES = 1000;

const scope: Argument = {
  name: 'scope',
  limit: `${MAX_LENGTH} characters`,
  right: ['read:reports', ' read:reports ', 'x'.repeat(MAX_LENGTH)],
  wrong: [undefined, 3, ' ', 'x'.repeat(MAX_LENGTH + 1), 'read:bookings read:reports'],
  problem(value) {
    if (typeof value !== 'string') return 'must be a string';
    const trimmed = value.trim();
    if (trimmed === '' || trimmed.length > MAX_LENGTH) return `must have 1 to ${MAX_LENGTH} characters`;
    return /\s/.test(trimmed) ? 'must be one scope, without whitespace' : undefined;
  },
};

const many = (count: number) => Array.from({ length: count }, (_, index) => `read:reports-${index}`);

const scopes: Argument = {
  name: 'scopes',
  limit: `${MAX_SCOPES} scopes`,
  right: [['read:reports'], [], many(MAX_SCOPES)],
  wrong: [undefined, 'read:reports', ['read:bookings read:reports'], many(MAX_SCOPES + 1)],
  problem(value) {
    if (!Array.isArray(value)) return 'must be an array';
    if (new Set(value.map(trimmed)).size > MAX_SCOPES) return `must have at most ${MAX_SCOPES} scopes`;
    return value.map((one) => scope.problem(one)).find((wrong) => wrong !== undefined);
  },
};

const trimmed = (value: unknown): string => String(value).trim();

/** Throws where the token has too many. */
function checkMany(after: { readonly size: number }, call: Call): void {
  if (after.size <= MAX_SCOPES) return;
  throw new Error(`api.${call.method}: a token has at most ${MAX_SCOPES} scopes.`);
}

/** A method that takes one scope, and records it without the whitespace around it. */
function takesScope(does: string, check: (scope: string, call: Call) => void = () => undefined): Method {
  return {
    takes: [scope],
    does,
    run([one], call) {
      check(trimmed(one), call);
      call.record([trimmed(one)]);
    },
  };
}

/** Of the access token that post-login ends in. */
export const accessTokenScopeMethods = {
  'accessToken.addScope': {
    ...takesScope('Adds a scope to the access token.', (added, call) => {
      const calls = call.flow().filter(({ method }) => method === call.method);
      checkMany(new Set([...calls.map(({ args: [one] }) => one), added]), call);
    }),
    limits: `${MAX_SCOPES} scopes a token`,
  },
  'accessToken.removeScope': takesScope('Takes a scope out of the access token.'),
} as const;

const early = { stage: 'Early Access' } as const;

/** Of the access token that credentials-exchange ends in; `event.transaction.target_scopes` shows them at once. */
export const targetScopeMethods = {
  'transaction.addTargetScope': {
    ...takesScope('Asks for a scope; one that the client grant does not have is left out.', (added, call) => {
      const transaction = docOf(call.event['transaction']);
      const now = textsOf(transaction['target_scopes'] ?? transaction['requested_scopes']);
      checkMany(new Set(changeTargets(now, call.method, added)), call);
    }),
    ...early,
  },
  'transaction.removeTargetScope': {
    ...takesScope('Takes a scope out of those asked for.'),
    ...early,
  },
  'transaction.setTargetScopes': {
    takes: [scopes],
    does: 'Asks for these scopes in place of those asked for.',
    ...early,
    run: ([given], call) => call.record([[...new Set(Array.isArray(given) ? given.map(trimmed) : [])]]),
  },
  'transaction.clearTargetScopes': {
    takes: [],
    does: 'Asks for no scope.',
    ...early,
    run: (args, call) => call.record(args),
  },
} as const satisfies Record<string, Method>;
