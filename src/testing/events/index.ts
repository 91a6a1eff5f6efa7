import type {
  CredentialsExchangeEvent,
  CustomEmailProviderEvent,
  CustomPhoneProviderEvent,
  CustomTokenExchangeEvent,
  EventStreamEvent,
  PasswordResetPostChallengeEvent,
  PostChangePasswordEvent,
  PostLoginEvent,
  PostUserRegistrationEvent,
  PreUserRegistrationEvent,
  SendPhoneMessageEvent,
} from '../../actions/runtime/types/index.ts';
import { credentialsExchangeEvent } from './credentials-exchange.ts';
import { customEmailProviderEvent } from './custom-email-provider.ts';
import { customPhoneProviderEvent } from './custom-phone-provider.ts';
import { customTokenExchangeEvent } from './custom-token-exchange.ts';
import { eventStreamEvent } from './event-stream.ts';
import { passwordResetPostChallengeEvent } from './password-reset-post-challenge.ts';
import { postChangePasswordEvent } from './post-change-password.ts';
import { postLoginEvent } from './post-login.ts';
import { postUserRegistrationEvent } from './post-user-registration.ts';
import { preUserRegistrationEvent } from './pre-user-registration.ts';
import { sendPhoneMessageEvent } from './send-phone-message.ts';

/** The event of each trigger. */
export interface Events {
  readonly 'post-login': PostLoginEvent;
  readonly 'credentials-exchange': CredentialsExchangeEvent;
  readonly 'pre-user-registration': PreUserRegistrationEvent;
  readonly 'post-user-registration': PostUserRegistrationEvent;
  readonly 'post-change-password': PostChangePasswordEvent;
  readonly 'password-reset-post-challenge': PasswordResetPostChallengeEvent;
  readonly 'send-phone-message': SendPhoneMessageEvent;
  readonly 'custom-token-exchange': CustomTokenExchangeEvent;
  readonly 'custom-email-provider': CustomEmailProviderEvent;
  readonly 'custom-phone-provider': CustomPhoneProviderEvent;
  readonly 'event-stream': EventStreamEvent;
}

/** A complete event of each trigger, the same at any time. */
export const events: Events = {
  'post-login': postLoginEvent,
  'credentials-exchange': credentialsExchangeEvent,
  'pre-user-registration': preUserRegistrationEvent,
  'post-user-registration': postUserRegistrationEvent,
  'post-change-password': postChangePasswordEvent,
  'password-reset-post-challenge': passwordResetPostChallengeEvent,
  'send-phone-message': sendPhoneMessageEvent,
  'custom-token-exchange': customTokenExchangeEvent,
  'custom-email-provider': customEmailProviderEvent,
  'custom-phone-provider': customPhoneProviderEvent,
  'event-stream': eventStreamEvent,
};
