import type { credentialsExchangeEvent } from '../events/credentials-exchange.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { SetCustomClaim } from './claims.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** A machine asks for an access token: there is no user. */
export interface CredentialsExchangeEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof credentialsExchangeEvent>,
    WithSecrets<S> {}

export type CredentialsExchangeDenyCode = 'invalid_scope' | 'invalid_request' | 'server_error';

export interface CredentialsExchangeApi {
  readonly access: {
    /** Refuses the token. The code below still runs: `return`. */
    deny(code: CredentialsExchangeDenyCode, reason?: string): CredentialsExchangeApi;
  };
  readonly accessToken: { readonly setCustomClaim: SetCustomClaim<CredentialsExchangeApi> };
  readonly cache: CacheApi;
  /** Early Access. What the client grant does not hold is left out of the token without a word. */
  readonly transaction: {
    addTargetScope(scope: string): void;
    removeTargetScope(scope: string): void;
    setTargetScopes(scopes: readonly string[]): void;
    clearTargetScopes(): void;
  };
}
