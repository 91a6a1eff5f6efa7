import type { Resume } from '../../../actions/runtime/runner.ts';
import type { TenantContext } from '../../context.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { postLoginEvent } from '../triggers/post-login-event.ts';
import { refusalOf, type TriggerRun, tryTrigger } from '../triggers/run-trigger.ts';
import { applyMetadata } from './apply-metadata.ts';
import { finishLogin } from './finish-login.ts';
import { canGiveFactor, isInteractive } from './interactive.ts';
import type { LoginResult } from './log-in.ts';
import type { Login } from './open-login.ts';
import { cannotBeChallenged, hasNothingToEnroll } from './second-factor.ts';

import { keepTransaction, type Waits } from './transactions.ts';

/** Runs the post-login Actions, or those that are left, and goes on with what they came to. */
export async function runPostLogin(
  context: TenantContext,
  login: Login,
  resume?: Resume,
): Promise<LoginResult> {
  const flow = { lookups: login.access, ...(resume && { resume }) };
  const run = await tryTrigger(context, 'post-login', postLoginEvent(context, login), { flow });
  try {
    const result = await afterActions(context, login, run);
    return { outcome: run.outcome, executionId: run.executionId, ...result };
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return { refused: error, outcome: run.outcome, executionId: run.executionId };
  }
}

async function afterActions(context: TenantContext, login: Login, run: TriggerRun): Promise<LoginResult> {
  const { outcome, effects } = run;
  const { suspended, commands } = outcome;
  if (suspended && hasNothingToEnroll(effects.challenges, login.enrolledFactors)) {
    const { outcome: later, ...result } = await runPostLogin(context, login, suspended.resume);
    const executions = [...outcome.executions, ...(later?.executions ?? [])];
    return { ...result, outcome: { ...outcome, ...later, executions } };
  }
  if (suspended) return waitFor(context, login, run);
  applyMetadata(context, effects.primaryUser ?? String(login.user.user_id), effects);
  const refused = refusalOf(outcome, 'post-login');
  if (refused) throw refused;
  return finishLogin(context, login, { commands, effects });
}

/** Keeps the login until the person is back, where somebody is there who could go anywhere. */
function waitFor(context: TenantContext, login: Login, { outcome, effects }: TriggerRun): LoginResult {
  const { suspended, commands } = outcome;
  const waits = waitsFor(suspended?.method ?? '');
  const possible = waits === 'mfa' ? canGiveFactor(login) : isInteractive(login.protocol, login.transaction);
  const refused = possible ? undefined : refusalOf(outcome, 'post-login');
  if (!suspended || refused) throw refused ?? new Error('nothing to wait for');
  const { challenges } = effects;
  if (cannotBeChallenged(challenges, login.enrolledFactors)) refuse('no-factor-enrolled', suspended);
  const { action, handler, metadata } = suspended.resume;
  const [first, ...rest] = challenges.map(({ method, factors }) => ({ method, factors }));
  const challenge = { method: '', ...first, rest };
  const state = keepTransaction(context, login, {
    waits,
    challenge,
    commands,
    resume: { action, handler, metadata },
  });
  return { pending: { state, waits }, outcome };
}

function waitsFor(method: string): Waits {
  if (method.startsWith('redirect.')) return 'redirect';
  return method.startsWith('prompt.') ? 'form' : 'mfa';
}
