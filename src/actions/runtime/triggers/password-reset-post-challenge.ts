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
});
