import { effectsOf } from '../actions/runtime/effects.ts';
import type { Command, Execution, LogEntry, Outcome } from '../actions/runtime/runner.ts';
import type { Doc } from '../core/json.ts';

/** What a run of one Action came to. */
export interface Result {
  /** There where the Action denied: code (where the trigger has one), reason, userMessage. */
  readonly denied?: { readonly code?: string; readonly reason: string; readonly userMessage?: string };
  /** There where the Action threw or took too long; nothing else that it asked for counts then. */
  readonly failed?: { readonly name: string; readonly message: string; readonly stack?: string };
  /** The method that the login waits for, `redirect.sendUserTo`, where the Action called one. */
  readonly suspended?: string;
  readonly claims: { readonly idToken: Doc; readonly accessToken: Doc };
  readonly scopes: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Keys that were set; `null` removes one. */
  readonly userMetadata: Doc;
  readonly appMetadata: Doc;
  /** Every call of an api method that has an effect, in order. */
  readonly commands: readonly Pick<Command, 'method' | 'args'>[];
  readonly logs: readonly Pick<LogEntry, 'level' | 'text'>[];
  /** What Auth0 would have ignored without a word: `roles` as the name of a claim. */
  readonly warnings: readonly string[];
}

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
