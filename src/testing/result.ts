import { type Effects, effectsOf } from '../actions/runtime/effects.ts';
import type { Command, Execution, LogEntry, Outcome } from '../actions/runtime/runner.ts';
import type { CacheRecord } from '../actions/runtime/types/index.ts';
import type { Doc } from '../core/json.ts';
import type { HttpCall } from './http/stubs.ts';
import { type Redirect, redirectTo } from './redirect.ts';

/** What Actions asked for, in the words of a test; `run` and `signIn` give it, and the matchers read it. */
export interface Findings {
  /** There where an Action denied: code (where the trigger has one), reason, userMessage. */
  readonly denied?: { readonly code?: string; readonly reason: string; readonly userMessage?: string };
  /** There where an Action threw or took too long; nothing else that it asked for counts then. */
  readonly failed?: { readonly name: string; readonly message: string; readonly stack?: string };
  /** The method that the flow waits for, `redirect.sendUserTo`, where an Action called one. */
  readonly suspended?: string;
  readonly claims: { readonly idToken: Doc; readonly accessToken: Doc };
  readonly scopes: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Keys that were set; `null` removes one. */
  readonly userMetadata: Doc;
  readonly appMetadata: Doc;
  /** Where the flow waits for the person to come back from. */
  readonly redirect?: Redirect;
  /** The form that the flow waits for. */
  readonly prompt?: NonNullable<Effects['prompt']>;
  /** The further factors that were asked for. */
  readonly mfa?: Mfa;
  /** Settings of the SAML response by their names. */
  readonly saml: Doc;
  readonly session: Effects['session'];
  readonly refreshToken: Effects['refreshToken'];
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

export interface Mfa {
  /** The challenges and enrolments that the flow waits for, each with the types of its factors. */
  readonly challenges: readonly { readonly method: string; readonly factors: readonly string[] }[];
  /** What `api.multifactor.enable` asked for: `any` */
  readonly provider?: string;
}

/** What surrounded a run. */
export interface Surroundings {
  readonly state: string;
  /** Of the Actions, to read the tokens that they signed. */
  readonly secrets: readonly string[];
  readonly cache: Findings['cache'];
  readonly http: Findings['http'];
}

/** What Actions asked for in one run, and in the flow before it. */
export function findingsOf(outcome: Outcome, { state, secrets, cache, http }: Surroundings): Findings {
  const effects = effectsOf(outcome);
  const { redirect, prompt } = effects;
  const mfa = mfaOf(effects);
  return {
    ...endingOf(outcome),
    claims: { idToken: effects.idTokenClaims, accessToken: effects.accessTokenClaims },
    scopes: { added: effects.addedScopes, removed: effects.removedScopes },
    userMetadata: effects.userMetadata,
    appMetadata: effects.appMetadata,
    ...(redirect && { redirect: redirectTo(redirect, state, secrets) }),
    ...(prompt && { prompt }),
    ...(mfa && { mfa }),
    saml: effects.saml,
    session: effects.session,
    refreshToken: effects.refreshToken,
    cache,
    http,
    commands: outcome.commands.map(({ method, args }) => ({ method, args })),
    logs: outcome.executions.flatMap(({ logs }) => logs.map(({ level, text }) => ({ level, text }))),
    warnings: outcome.warnings.map(({ message }) => message),
  };
}

function mfaOf({ challenges, multifactor }: Effects): Mfa | undefined {
  const provider = multifactor?.provider;
  const asks = challenges.length > 0 || (provider !== undefined && provider !== 'none');
  if (!asks) return undefined;
  const named = challenges.map(({ method, factors }) => ({
    method,
    factors: factors.map(({ type }) => String(type)),
  }));
  return { challenges: named, ...(provider && { provider }) };
}

function endingOf({
  denied,
  suspended,
  failed,
  executions,
}: Outcome): Pick<Findings, 'denied' | 'failed' | 'suspended'> {
  const { action: _action, ...denial } = denied ?? { action: '', reason: '' };
  const error = executions.map((one: Execution) => one.error).find((one) => one !== undefined);
  return {
    ...(denied && { denied: denial }),
    ...(failed && { failed: error ?? { name: 'Error', message: failed.message } }),
    ...(suspended && { suspended: suspended.method }),
  };
}
