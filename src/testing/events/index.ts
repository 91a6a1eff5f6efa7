import type {
  CredentialsExchangeEvent,
  PostLoginEvent,
  PostUserRegistrationEvent,
  PreUserRegistrationEvent,
} from '../../actions/runtime/types/index.ts';
import { credentialsExchangeEvent } from './credentials-exchange.ts';
import { postLoginEvent } from './post-login.ts';
import { postUserRegistrationEvent } from './post-user-registration.ts';
import { preUserRegistrationEvent } from './pre-user-registration.ts';

/** The triggers that the kit has an event for. */
export interface Events {
  readonly 'post-login': PostLoginEvent;
  readonly 'credentials-exchange': CredentialsExchangeEvent;
  readonly 'pre-user-registration': PreUserRegistrationEvent;
  readonly 'post-user-registration': PostUserRegistrationEvent;
}

/** A complete event of each trigger, the same at any time. */
export const events: Events = {
  'post-login': postLoginEvent,
  'credentials-exchange': credentialsExchangeEvent,
  'pre-user-registration': preUserRegistrationEvent,
  'post-user-registration': postUserRegistrationEvent,
};
