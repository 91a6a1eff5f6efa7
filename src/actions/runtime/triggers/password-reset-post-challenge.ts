import { trigger } from './trigger.ts';

export const passwordResetPostChallenge = trigger({
  id: 'password-reset-post-challenge',
  version: 'v1',
  handlers: ['onExecutePostChallenge', 'onContinuePostChallenge'],
  mode: 'blocking',
});
