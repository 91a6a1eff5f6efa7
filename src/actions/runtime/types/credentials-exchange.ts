import type { CacheApi } from './cache.ts';
import type { SetCustomClaim } from './claims.ts';
import type {
  Agent,
  Client,
  CustomDomain,
  Dictionary,
  Organization,
  RequestWithBody,
  ResourceServer,
  Secrets,
  Tenant,
} from './common.ts';

/** A machine asks for an access token: there is no user. */
export interface CredentialsExchangeEvent<S extends Secrets = Secrets> {
  readonly accessToken: { readonly customClaims: Dictionary; readonly scope: readonly string[] };
  readonly agent?: Agent;
  readonly client: Client;
  readonly custom_domain?: CustomDomain;
  readonly organization?: Organization;
  readonly request: RequestWithBody;
  readonly resource_server: ResourceServer;
  readonly secrets: Readonly<S>;
  readonly tenant: Tenant;
  readonly transaction: {
    readonly correlation_id?: string;
    readonly requested_scopes: readonly string[];
    readonly target_scopes?: readonly string[];
  };
}

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
    addTargetScope(scope: string): CredentialsExchangeApi;
    removeTargetScope(scope: string): CredentialsExchangeApi;
    setTargetScopes(scopes: readonly string[]): CredentialsExchangeApi;
    clearTargetScopes(): CredentialsExchangeApi;
  };
}
