import { effectsOf } from '../actions/runtime/effects.ts';
import type { Command, Execution, LogEntry, Outcome } from '../actions/runtime/runner.ts';
import type { CacheRecord } from '../actions/runtime/types/index.ts';
import type { Doc } from '../core/json.ts';
import type { HttpCall } from './http/stubs.ts';

/** What Actions asked for, in the words of a test; `run` and `signIn` give it, and the matchers read it. */
export interface Findings {
  /** There where an Action denied: code (where the trigger has one), reason, userMessage. */
  readonly denied?: { readonly code?: string; readonly reason: string; readonly userMessage?: string };
  /** There where an Action threw or took too long; nothing else that it asked for counts then. */
  readonly failed?: { readonly name: string; readonly message: string; readonly stack?: string };
  /** The method that the login waits for, `redirect.sendUserTo`, where an Action called one. */
  readonly suspended?: string;
  readonly claims: { readonly idToken: Doc; readonly accessToken: Doc };
  readonly scopes: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Keys that were set; `null` removes one. */
  readonly userMetadata: Doc;
  readonly appMetadata: Doc;
  readonly redirect?: Redirect;
  readonly mfa?: Mfa;
  /** The trigger's cache after the run. */
  readonly cache: Readonly<Record<string, CacheRecord>>;
  /** The requests that Actions sent, in order. */
  readonly http: readonly HttpCall[];
  /** Every call of an api method that has an effect, in order. */
  readonly commands: readonly Pick<Command, 'method' | 'args'>[];
  readonly logs: readonly Pick<LogEntry, 'level' | 'text'>[];
  /** What Auth0 would have ignored without a word: `roles` as the name of a claim. */
  readonly warnings: readonly string[];
}

/** Where a person is sent. */
export interface Redirect {
  /** With the query. */
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  /** The claims of the session token in the query, where one of the Action's secrets signed it. */
  readonly token?: Doc;
}

/** The further factors that are asked for. */
export interface Mfa {
  /** Each call of `challengeWith`, `challengeWithAny`, `enrollWith` and `enrollWithAny`, with the factors that it names. */
  readonly challenges: readonly { readonly method: string; readonly factors: readonly string[] }[];
  /** What `api.multifactor.enable` asked for. */
  readonly provider?: string;
}

/** What a run of one Action came to. */
export interface Result extends Findings {}

/** The outcome of a run with one Action, in the words of a test. */
export function resultOf(outcome: Outcome): Result {
  const { idTokenClaims, accessTokenClaims, addedScopes, removedScopes, userMetadata, appMetadata } =
    effectsOf(outcome);
  const [execution] = outcome.executions;
  return {
    ...ending(outcome, execution),
    claims: { idToken: idTokenClaims, accessToken: accessTokenClaims },
    scopes: { added: addedScopes, removed: removedScopes },
    userMetadata,
    appMetadata,
    cache: {},
    http: [],
    commands: outcome.commands.map(({ method, args }) => ({ method, args })),
    logs: (execution?.logs ?? []).map(({ level, text }) => ({ level, text })),
    warnings: outcome.warnings.map(({ message }) => message),
  };
}

function ending({ denied, suspended }: Outcome, execution: Execution | undefined) {
  const { action: _action, ...denial } = denied ?? { action: '', reason: '' };
  return {
    ...(denied && { denied: denial }),
    ...(execution?.error && { failed: execution.error }),
    ...(suspended && { suspended: suspended.method }),
  };
}
