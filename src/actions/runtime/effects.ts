import { type Appliers, type Apply, type Effects, NO_EFFECTS } from './effects/effects.ts';
import { identityEffects } from './effects/identity-effects.ts';
import { metadataEffects } from './effects/metadata-effects.ts';
import { notificationEffects, samlEffect } from './effects/response-effects.ts';
import { sessionEffects } from './effects/session-effects.ts';
import { tokenEffects } from './effects/token-effects.ts';
import { waitingEffects } from './effects/waiting-effects.ts';
import type { Command, Outcome } from './runner.ts';

export type { Challenge, Effects, ExchangedUser, Target } from './effects/effects.ts';

/** What `effectsOf` reads of an outcome; commands alone will do. */
type Commands = Pick<Outcome, 'commands' | 'suspended'>;

const appliers: Appliers = {
  ...tokenEffects,
  ...metadataEffects,
  ...identityEffects,
  ...sessionEffects,
  ...notificationEffects,
};

/** Everything that a flow asked for. Pure; a run that failed has no commands and so no effects. */
export function effectsOf({ commands, suspended }: Commands): Effects {
  const kept = commands.filter(isKept(commands));
  const done = kept.reduce(
    applying((method) => appliers[method] ?? samlEffect(method)),
    NO_EFFECTS,
  );
  const waiting = commands.filter((command) => isWaitedFor(command, suspended));
  return waiting.reduce(
    applying((method) => waitingEffects[method]),
    overridden(done, commands),
  );
}

function applying(applierOf: (method: string) => Apply | undefined) {
  return (effects: Effects, command: Command): Effects =>
    applierOf(command.method)?.(effects, command.args, command) ?? effects;
}

/**
 * Auth0's documentation, "Actions Limitations": metadata of the user that is set in the same Action as `setPrimaryUser`
 * is lost. It speaks of `userMetadata`; that it means `appMetadata` as well is assumed.
 */
function isKept(commands: readonly Command[]): (command: Command) => boolean {
  const linking = commands.filter(({ method }) => method === 'authentication.setPrimaryUser');
  const actions = new Set(linking.map(({ action }) => action));
  return ({ action, method }) => !(actions.has(action) && /^user\.set(App|User)Metadata$/.test(method));
}

/** Of the Action that suspended the flow, the calls of the kind that did: what came of earlier ones is over. */
function isWaitedFor({ action, method }: Command, suspended: Outcome['suspended']): boolean {
  if (!suspended || action !== suspended.action) return false;
  const [group] = suspended.method.split('.');
  return method.startsWith(`${group}.`);
}

/** Auth0's documentation, "Customize MFA Selection for Universal Login": these commands override `multifactor.enable`. */
function overridden(effects: Effects, commands: readonly Command[]): Effects {
  if (!commands.some(({ method }) => /^authentication\.(challenge|enroll)/.test(method))) return effects;
  const { multifactor: _overridden, ...rest } = effects;
  return rest;
}
