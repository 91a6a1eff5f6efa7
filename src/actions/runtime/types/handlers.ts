import type { Secrets } from './common.ts';
import type { CredentialsExchangeApi, CredentialsExchangeEvent } from './credentials-exchange.ts';
import type { PostLoginApi } from './post-login-api.ts';
import type { PostLoginEvent } from './post-login-event.ts';
import type { PostUserRegistrationApi, PostUserRegistrationEvent } from './post-user-registration.ts';
import type { PreUserRegistrationApi, PreUserRegistrationEvent } from './pre-user-registration.ts';

type Handler<Event, Api> = (event: Event, api: Api) => Promise<unknown>;

/** `export const onExecutePostLogin: PostLogin<{ WEBHOOK_SECRET: string }> = async (event, api) => {…}`; also for `onContinuePostLogin`. */
export type PostLogin<S extends Secrets = Secrets> = Handler<PostLoginEvent<S>, PostLoginApi>;

/** `export const onExecuteCredentialsExchange: CredentialsExchange = async (event, api) => {…}` */
export type CredentialsExchange<S extends Secrets = Secrets> = Handler<
  CredentialsExchangeEvent<S>,
  CredentialsExchangeApi
>;

/** `export const onExecutePreUserRegistration: PreUserRegistration = async (event, api) => {…}` */
export type PreUserRegistration<S extends Secrets = Secrets> = Handler<
  PreUserRegistrationEvent<S>,
  PreUserRegistrationApi
>;

/** `export const onExecutePostUserRegistration: PostUserRegistration = async (event, api) => {…}` */
export type PostUserRegistration<S extends Secrets = Secrets> = Handler<
  PostUserRegistrationEvent<S>,
  PostUserRegistrationApi
>;
