/** `understudy/actions`: the types that an Action is written with. Only types: nothing of it ends up in the bundle. */
export type { CacheApi, CacheOptions, CacheRecord, CacheResult } from './cache.ts';
export type { AllowedClaim } from './claims.ts';
export type * from './common.ts';
export type {
  CredentialsExchangeApi,
  CredentialsExchangeDenyCode,
  CredentialsExchangeEvent,
} from './credentials-exchange.ts';
export type {
  CredentialsExchange,
  PostLogin,
  PostUserRegistration,
  PreUserRegistration,
} from './handlers.ts';
export type * from './post-login-api.ts';
export type { AuthenticationMethod, PostLoginEvent } from './post-login-event.ts';
export type { PostUserRegistrationApi, PostUserRegistrationEvent } from './post-user-registration.ts';
export type { PreUserRegistrationApi, PreUserRegistrationEvent } from './pre-user-registration.ts';
export type * from './risk.ts';
export type { SamlApi } from './saml-api.ts';
export type * from './session.ts';
export type * from './transaction.ts';
export type { Identity, LoginUser, NewUser, User } from './user.ts';
