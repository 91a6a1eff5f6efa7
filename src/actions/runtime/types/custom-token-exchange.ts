import type { customTokenExchangeEvent } from '../events/custom-token-exchange.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { MetadataApi } from './metadata-api.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** An application wants Auth0's tokens for a token of somebody else's. */
export interface CustomTokenExchangeEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof customTokenExchangeEvent>,
    WithSecrets<S> {}

/** Who the subject token is about, as their connection knows them. */
export interface ExchangedUser {
  /** Unique within the connection: the part of `user_id` behind the bar. */
  readonly user_id: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly family_name?: string;
  readonly given_name?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly picture?: string;
  readonly username?: string;
  /** Whether a new user gets an e-mail to confirm the address. */
  readonly verify_email?: boolean;
}

export interface ExchangedUserOptions {
  readonly creationBehavior: 'create_if_not_exists' | 'none';
  readonly updateBehavior: 'replace' | 'none';
}

/** Up to five, each acting for the next; up to five properties of its own for each. */
export interface ActorParameters {
  readonly sub: string;
  readonly act?: ActorParameters;
  readonly [property: string]: string | number | boolean | ActorParameters | undefined;
}

export interface CustomTokenExchangeApi {
  readonly access: {
    /** Refuses the exchange. `code` is `invalid_request`, `server_error` or one of your own. The code below still runs: `return`. */
    deny(code: string, reason: string): void;
    /** Refuses it as `invalid_request`, and counts it as an attack. */
    rejectInvalidSubjectToken(reason: string): void;
  };
  /** Exactly one of `setUserById` and `setUserByConnection` must be called. */
  readonly authentication: {
    setUserById(userId: string): void;
    setUserByConnection(
      connectionName: string,
      userAttributes: ExchangedUser,
      options: ExchangedUserOptions,
    ): void;
    setOrganization(organizationIdOrName: string): void;
    /** The claim `act` of the tokens. There will be no refresh token then. */
    setActor(actor: ActorParameters): void;
  };
  readonly cache: CacheApi;
  readonly user: MetadataApi<void>;
}
