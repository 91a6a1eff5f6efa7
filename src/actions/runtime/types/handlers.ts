import type { CredentialsExchangeApi, CredentialsExchangeEvent } from './credentials-exchange.ts';
import type { CustomEmailProviderApi, CustomEmailProviderEvent } from './custom-email-provider.ts';
import type { CustomPhoneProviderApi, CustomPhoneProviderEvent } from './custom-phone-provider.ts';
import type { CustomTokenExchangeApi, CustomTokenExchangeEvent } from './custom-token-exchange.ts';
import type { EventStreamApi, EventStreamEvent } from './event-stream.ts';
import type {
  PasswordResetPostChallengeApi,
  PasswordResetPostChallengeEvent,
} from './password-reset-post-challenge.ts';
import type { PostChangePasswordApi, PostChangePasswordEvent } from './post-change-password.ts';
import type { PostLoginApi, PostLoginEvent } from './post-login.ts';
import type { PostUserRegistrationApi, PostUserRegistrationEvent } from './post-user-registration.ts';
import type { PreUserRegistrationApi, PreUserRegistrationEvent } from './pre-user-registration.ts';
import type { Secrets } from './secrets.ts';
import type { SendPhoneMessageApi, SendPhoneMessageEvent } from './send-phone-message.ts';

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

/** `export const onExecutePostUserRegistration: PostUserRegistration = async (event) => {…}` */
export type PostUserRegistration<S extends Secrets = Secrets> = Handler<
  PostUserRegistrationEvent<S>,
  PostUserRegistrationApi
>;

/** `export const onExecutePostChangePassword: PostChangePassword = async (event) => {…}` */
export type PostChangePassword<S extends Secrets = Secrets> = Handler<
  PostChangePasswordEvent<S>,
  PostChangePasswordApi
>;

/** `export const onExecutePostChallenge: PasswordResetPostChallenge = async (event, api) => {…}`; also for `onContinuePostChallenge`. */
export type PasswordResetPostChallenge<S extends Secrets = Secrets> = Handler<
  PasswordResetPostChallengeEvent<S>,
  PasswordResetPostChallengeApi
>;

/** `export const onExecuteSendPhoneMessage: SendPhoneMessage = async (event) => {…}` */
export type SendPhoneMessage<S extends Secrets = Secrets> = Handler<
  SendPhoneMessageEvent<S>,
  SendPhoneMessageApi
>;

/** `export const onExecuteCustomTokenExchange: CustomTokenExchange = async (event, api) => {…}` */
export type CustomTokenExchange<S extends Secrets = Secrets> = Handler<
  CustomTokenExchangeEvent<S>,
  CustomTokenExchangeApi
>;

/** `export const onExecuteCustomEmailProvider: CustomEmailProvider = async (event, api) => {…}` */
export type CustomEmailProvider<S extends Secrets = Secrets> = Handler<
  CustomEmailProviderEvent<S>,
  CustomEmailProviderApi
>;

/** `export const onExecuteCustomPhoneProvider: CustomPhoneProvider = async (event, api) => {…}` */
export type CustomPhoneProvider<S extends Secrets = Secrets> = Handler<
  CustomPhoneProviderEvent<S>,
  CustomPhoneProviderApi
>;

/** `export const onExecuteEventStream: EventStream = async (event) => {…}` */
export type EventStream<S extends Secrets = Secrets> = Handler<EventStreamEvent<S>, EventStreamApi>;
