import type { CacheApi } from './cache.ts';
import type {
  Client,
  Connection,
  CustomDomain,
  RequestWithBody,
  Secrets,
  SecurityContext,
  Tenant,
} from './common.ts';
import type { RegistrationAuthentication } from './risk.ts';
import type { RegistrationTransaction } from './transaction.ts';
import type { NewUser } from './user.ts';

/** A person is about to be added to a database or passwordless connection. */
export interface PreUserRegistrationEvent<S extends Secrets = Secrets> {
  readonly authentication?: RegistrationAuthentication;
  readonly client?: Client;
  readonly connection: Connection;
  readonly custom_domain?: CustomDomain;
  readonly request: RequestWithBody;
  readonly secrets: Readonly<S>;
  readonly security_context?: SecurityContext;
  readonly tenant: Tenant;
  readonly transaction?: RegistrationTransaction & { readonly correlation_id?: string };
  readonly user: NewUser;
}

export interface PreUserRegistrationApi {
  readonly access: {
    /** Refuses the sign-up: `reason` goes to the tenant's log, `userMessage` to the person. The code below still runs: `return`. */
    deny(reason: string, userMessage: string): PreUserRegistrationApi;
  };
  readonly cache: CacheApi;
  readonly user: {
    /** `null` removes the key. */
    setAppMetadata(key: string, value: unknown): PreUserRegistrationApi;
    setUserMetadata(key: string, value: unknown): PreUserRegistrationApi;
  };
  readonly validation: { error(errorCode: string, errorMessage: string): PreUserRegistrationApi };
}
