// Only compiled, by `tsc -p .`: what must not compile is marked, and a mark that has nothing to mark is an error.

import type { credentialsExchange } from '../../src/actions/runtime/triggers/credentials-exchange.ts';
import type { postLogin } from '../../src/actions/runtime/triggers/post-login.ts';
import type { postUserRegistration } from '../../src/actions/runtime/triggers/post-user-registration.ts';
import type { preUserRegistration } from '../../src/actions/runtime/triggers/pre-user-registration.ts';
import type {
  CredentialsExchange,
  CredentialsExchangeApi,
  PostLogin,
  PostLoginApi,
  PostUserRegistration,
  PostUserRegistrationApi,
  PreUserRegistration,
  PreUserRegistrationApi,
} from '../../src/actions/runtime/types/index.ts';
import { run } from '../../src/testing/index.ts';

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
  return event.transaction.requested_scopes;
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

// @ts-expect-error a handler of another trigger
export const mixedUp: PostLogin = machines;

export async function kit(): Promise<void> {
  await run({ login }, 'post-login', { event: { organization: undefined, user: { email_verified: false } } });
  // @ts-expect-error no such field
  await run({ login }, 'post-login', { event: { user: { verified: false } } });
  // @ts-expect-error no event for it
  await run({ login }, 'event-stream');
}

/** The names of an api's methods: `access.deny`. */
type MethodsOf<Api> = {
  [Group in keyof Api & string]: `${Group}.${keyof Api[Group] & string}`;
}[keyof Api & string];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** Every method that has a type is in the trigger's table, and the other way round. */
export const complete: readonly true[] = [
  true satisfies Same<MethodsOf<PostLoginApi>, keyof typeof postLogin.api>,
  true satisfies Same<MethodsOf<CredentialsExchangeApi>, keyof typeof credentialsExchange.api>,
  true satisfies Same<MethodsOf<PreUserRegistrationApi>, keyof typeof preUserRegistration.api>,
  true satisfies Same<MethodsOf<PostUserRegistrationApi>, keyof typeof postUserRegistration.api>,
];
