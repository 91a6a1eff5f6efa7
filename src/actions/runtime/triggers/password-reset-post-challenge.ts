import { denyPasswordReset } from '../api/access-methods.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { challengeMethods } from '../api/mfa-methods.ts';
import { promptMethods } from '../api/prompt-methods.ts';
import { resetRedirectMethods } from '../api/redirect-methods.ts';
import { resultUrlMethods } from '../api/transaction-methods.ts';
import { passwordResetPostChallengeEvent } from '../events/password-reset-post-challenge.ts';
import { trigger } from './trigger.ts';

export const passwordResetPostChallenge = trigger({
  id: 'password-reset-post-challenge',
  version: 'v1',
  versions: ['v1'],
  handlers: ['onExecutePostChallenge', 'onContinuePostChallenge'],
  mode: 'blocking',
  runs: 'When a person who resets a password has passed the first challenge, usually the link in an e-mail, before they set a new one.',
  denial: 'The reset is refused: the password stays as it was.',
  timeoutMs: 20_000,
  mostActions: 4,
  event: passwordResetPostChallengeEvent,
  api: {
    'access.deny': denyPasswordReset,
    ...cacheMethods,
    ...challengeMethods,
    ...promptMethods,
    ...resetRedirectMethods,
    ...resultUrlMethods,
  },
});
