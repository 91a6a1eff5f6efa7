// Only compiled, by `tsc -p .`: what must not compile is marked, and a mark that has nothing to mark is an error.

import type { TriggerId, Triggers } from '../../src/actions/runtime/triggers/index.ts';
import type {
  CredentialsExchange,
  CredentialsExchangeApi,
  CustomEmailProvider,
  CustomEmailProviderApi,
  CustomPhoneProvider,
  CustomPhoneProviderApi,
  CustomTokenExchange,
  CustomTokenExchangeApi,
  EventStream,
  EventStreamApi,
  PasswordResetPostChallenge,
  PasswordResetPostChallengeApi,
  PostChangePassword,
  PostChangePasswordApi,
  PostLogin,
  PostLoginApi,
  PostUserRegistration,
  PostUserRegistrationApi,
  PreUserRegistration,
  PreUserRegistrationApi,
  SendPhoneMessage,
  SendPhoneMessageApi,
} from '../../src/actions/runtime/types/index.ts';

export const login: PostLogin<{ WEBHOOK_SECRET: string }> = async (event, api) => {
  const secret: string = event.secrets.WEBHOOK_SECRET;
  api.idToken.setCustomClaim('https://fernhill.example/secret-length', secret.length);
  api.accessToken.setCustomClaim(`https://fernhill.example/${event.client.name}`, true).access.deny('closed');

  // @ts-expect-error a secret that the Action does not have
  event.secrets.WEBHOOK_SECRETS;
  // @ts-expect-error roles can be missing
  event.authorization.roles;
  // @ts-expect-error the person may have no organization
  event.organization.name;
  // @ts-expect-error a first login has no refresh token
  event.refresh_token.id;
  // @ts-expect-error an e-mail address can be missing
  event.user.email.endsWith('@fernhill.example');
  // @ts-expect-error metadata is of any shape
  event.user.app_metadata['plan'].name;
  // @ts-expect-error events are read
  event.user.name = 'Milo';
  // @ts-expect-error Auth0 drops it
  api.idToken.setCustomClaim('roles', []);
  // @ts-expect-error Auth0 drops it
  api.accessToken.setCustomClaim('permissions', []);
  // @ts-expect-error Auth0 throws
  api.accessToken.setCustomClaim('scope', 'read:bookings');
  // @ts-expect-error takes one argument here
  api.access.deny('invalid_request', 'closed');
  // @ts-expect-error no such method
  api.accessToken.setClaim('shop', 1);
  // @ts-expect-error the transaction can be missing
  event.transaction.protocol;
  // @ts-expect-error no such protocol
  event.transaction?.protocol === 'oauth2-client-credentials';
  // @ts-expect-error the risk can be missing
  event.authentication.riskAssessment.confidence;
  // @ts-expect-error no such confidence
  event.authentication?.riskAssessment?.confidence === 'certain';
  // @ts-expect-error no such field
  event.request.userAgent;
  // @ts-expect-error an e-mail address cannot be enrolled
  api.authentication.enrollWith({ type: 'email' });
  // @ts-expect-error no such provider
  api.multifactor.enable('authy');
  // @ts-expect-error no such mode
  api.session.setCookieMode('session');
  // @ts-expect-error of password-reset-post-challenge
  api.transaction.setResultUrl('https://fernhill.example/');
  // @ts-expect-error an entry has a value and a time
  api.cache.get('rates')?.toUpperCase();
};

export const anySecrets: PostLogin = async (event) => {
  // @ts-expect-error without a list, each secret may be missing
  const secret: string = event.secrets['WEBHOOK_SECRET'];
  return secret;
};

export const machines: CredentialsExchange = async (event, api) => {
  api.access.deny('invalid_scope');
  // @ts-expect-error no such code
  api.access.deny('access_denied', 'outside of the network');
  // @ts-expect-error machines have no user
  event.user;
  // @ts-expect-error no ID token either
  api.idToken.setCustomClaim('shop', 1);
  // @ts-expect-error the request can come from no organization
  event.organization.id;
  // @ts-expect-error Auth0 drops it
  api.accessToken.setCustomClaim('client_id', 'fernhill');
  // @ts-expect-error of post-login
  api.accessToken.addScope('read:bookings');
  return event.transaction.requested_scopes;
};

export const machinesWithSecret: CredentialsExchange<{ NETWORKS: string }> = async (event) => {
  // @ts-expect-error a secret that the Action does not have
  return event.secrets.NETWORK;
};

export const signUp: PreUserRegistration = async (event, api) => {
  // @ts-expect-error the person is told something as well
  api.access.deny('outside');
  // @ts-expect-error nobody has an id before there is an account
  event.user.user_id;
  // @ts-expect-error the application can be missing
  event.client.client_id;
};

export const signedUp: PostUserRegistration = async (event, api) => {
  // @ts-expect-error the account exists: too late
  api.access.deny('outside', 'Sorry');
  // @ts-expect-error the request can be missing
  event.request.ip;
  return event.user.user_id;
};

export const passwordChanged: PostChangePassword<{ REVOKE_URL: string }> = async (event, api) => {
  // @ts-expect-error the password is changed: too late
  api.access.deny('outside');
  // @ts-expect-error the id can be missing
  event.user.user_id.length;
  // @ts-expect-error an application is not named
  event.client;
  // @ts-expect-error a secret that the Action does not have
  event.secrets.REVOKE_URI;
};

export const passwordReset: PasswordResetPostChallenge<{ VERIFIER: string }> = async (event, api) => {
  const token = api.redirect.encodeToken({ secret: event.secrets.VERIFIER, payload: {} });
  api.redirect.sendUserTo('https://verify.fernhill.example/', { query: { token } });
  api.access.deny(event.authorization.roles.join());
  // @ts-expect-error a person may have no factor
  event.user.enrolledFactors.length;
  // @ts-expect-error takes one argument here
  api.access.deny('invalid_request', 'closed');
  // @ts-expect-error no such factor
  api.authentication.challengeWith({ type: 'sms' });
  // @ts-expect-error of post-login
  api.redirect.canRedirect();
  // @ts-expect-error there are no tokens
  api.idToken.setCustomClaim('https://fernhill.example/shop', 1);
  // @ts-expect-error a secret that the Action does not have
  event.secrets.VERIFY;
};

export const phoneMessage: SendPhoneMessage<{ SMS_KEY: string }> = async (event, api) => {
  // @ts-expect-error the application can be missing
  event.client.name;
  // @ts-expect-error no such action
  event.message_options.action === 'enrolment';
  // @ts-expect-error of the provider's trigger
  api.notification.drop('no credit');
  // @ts-expect-error a secret that the Action does not have
  event.secrets.SMS_KEYS;
};

export const exchange: CustomTokenExchange<{ PARTNER: string }> = async (event, api) => {
  const user = { user_id: 'partner-7', email: 'priya.raman@example.com' };
  const options = { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' } as const;
  api.authentication.setUserByConnection('fernhill-partners', user, options);
  api.access.deny('no_account', 'Unknown.');
  // @ts-expect-error it returns nothing to go on with
  api.authentication.setUserById('auth0|1').access;
  api.authentication.setActor({ sub: 'support-desk', shift: 2, act: { sub: 'support-lead' } });
  // @ts-expect-error a code and a reason
  api.access.deny('Unknown.');
  // @ts-expect-error no such behaviour
  api.authentication.setUserByConnection('fernhill-partners', user, { ...options, updateBehavior: 'merge' });
  // @ts-expect-error the user's id is missing
  api.authentication.setUserByConnection('fernhill-partners', { email: user.email }, options);
  // @ts-expect-error an actor is somebody
  api.authentication.setActor({ shift: 2 });
  // @ts-expect-error nobody is signed in
  event.user;
  // @ts-expect-error an actor can be missing
  event.transaction.actor_token.length;
  // @ts-expect-error of post-login
  api.accessToken.setCustomClaim('https://fernhill.example/shop', 1);
  // @ts-expect-error a secret that the Action does not have
  event.secrets.PARTNERS;
};

export const email: CustomEmailProvider<{ MAIL_KEY: string }> = async (event, api) => {
  api.notification.retry(event.notification.subject);
  // @ts-expect-error no such message
  event.notification.message_type === 'goodbye_email';
  // @ts-expect-error the connection can be missing
  event.connection.name;
  // @ts-expect-error not in the event of an e-mail
  event.user.created_at;
  // @ts-expect-error of other triggers
  api.access.deny('outside');
  // @ts-expect-error a secret that the Action does not have
  event.secrets.MAIL_KEYS;
};

export const phone: CustomPhoneProvider<{ SMS_KEY: string }> = async (event, api) => {
  api.notification.drop(event.notification.as_text);
  // @ts-expect-error no such way
  event.notification.delivery_method === 'sms';
  // @ts-expect-error a message may have no code
  event.notification.code.length;
  // @ts-expect-error of other triggers
  api.access.deny('outside');
  // @ts-expect-error a secret that the Action does not have
  event.secrets.SMS_KEYS;
};

export const stream: EventStream<{ CRM_URL: string }> = async (event, api) => {
  // @ts-expect-error a message may have no data
  event.message.data['object'];
  // @ts-expect-error it has happened: too late
  api.access.deny('outside');
  // @ts-expect-error nobody is signed in
  event.user;
  // @ts-expect-error a secret that the Action does not have
  event.secrets.CRM_URI;
  return api.cache.delete(event.message.id);
};

// @ts-expect-error a handler of another trigger
export const mixedUp: PostLogin = machines;

/** The names of an api's methods: `access.deny`. */
type MethodsOf<Api> = {
  [Group in keyof Api & string]: `${Group}.${keyof Api[Group] & string}`;
}[keyof Api & string];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

interface Apis {
  readonly 'post-login': PostLoginApi;
  readonly 'credentials-exchange': CredentialsExchangeApi;
  readonly 'pre-user-registration': PreUserRegistrationApi;
  readonly 'post-user-registration': PostUserRegistrationApi;
  readonly 'post-change-password': PostChangePasswordApi;
  readonly 'password-reset-post-challenge': PasswordResetPostChallengeApi;
  readonly 'send-phone-message': SendPhoneMessageApi;
  readonly 'custom-token-exchange': CustomTokenExchangeApi;
  readonly 'custom-email-provider': CustomEmailProviderApi;
  readonly 'custom-phone-provider': CustomPhoneProviderApi;
  readonly 'event-stream': EventStreamApi;
}

/** Every method that has a type is in the trigger's table, and the other way round. */
export const complete: { readonly [T in TriggerId]: Same<MethodsOf<Apis[T]>, keyof Triggers[T]['api']> } = {
  'post-login': true,
  'credentials-exchange': true,
  'pre-user-registration': true,
  'post-user-registration': true,
  'post-change-password': true,
  'password-reset-post-challenge': true,
  'send-phone-message': true,
  'custom-token-exchange': true,
  'custom-email-provider': true,
  'custom-phone-provider': true,
  'event-stream': true,
};
