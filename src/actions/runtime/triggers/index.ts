import { credentialsExchange } from './credentials-exchange.ts';
import { customEmailProvider } from './custom-email-provider.ts';
import { customPhoneProvider } from './custom-phone-provider.ts';
import { customTokenExchange } from './custom-token-exchange.ts';
import { eventStream } from './event-stream.ts';
import { passwordResetPostChallenge } from './password-reset-post-challenge.ts';
import { postChangePassword } from './post-change-password.ts';
import { postLogin } from './post-login.ts';
import { postUserRegistration } from './post-user-registration.ts';
import { preUserRegistration } from './pre-user-registration.ts';
import { script } from './script.ts';
import { sendPhoneMessage } from './send-phone-message.ts';
import type { Trigger } from './trigger.ts';

const rows = {
  'post-login': postLogin,
  'credentials-exchange': credentialsExchange,
  'pre-user-registration': preUserRegistration,
  'post-user-registration': postUserRegistration,
  'post-change-password': postChangePassword,
  'password-reset-post-challenge': passwordResetPostChallenge,
  'send-phone-message': sendPhoneMessage,
  'custom-token-exchange': customTokenExchange,
  'custom-email-provider': customEmailProvider,
  'custom-phone-provider': customPhoneProvider,
  'event-stream': eventStream,
} satisfies Record<string, Trigger>;

/** The rows as they stand, with the names of their methods. */
export type Triggers = typeof rows;

export type TriggerId = keyof Triggers;

/** Every trigger that an Action can be bound to. */
export const triggers: Readonly<Record<TriggerId, Trigger>> = rows;

/** What a runner takes: the triggers of Actions, and scripts of connections. */
export type Runnable = TriggerId | 'script';

/** The row of what a runner is asked to run. */
export function runnableRow(id: Runnable): Trigger {
  return id === 'script' ? script : triggers[id];
}

/** Whether a trigger of that name exists: `post-login`. */
export function isTriggerId(id: string): id is TriggerId {
  return Object.hasOwn(triggers, id);
}
