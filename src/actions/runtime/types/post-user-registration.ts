import type { CacheApi } from './cache.ts';
import type { Connection, CustomDomain, RequestBase, Secrets, SecurityContext, Tenant } from './common.ts';
import type { RegistrationAuthentication } from './risk.ts';
import type { RegistrationTransaction } from './transaction.ts';
import type { User } from './user.ts';

/** A person was added to a database or passwordless connection. What the Action does has no effect on the sign-up. */
export interface PostUserRegistrationEvent<S extends Secrets = Secrets> {
  readonly authentication?: RegistrationAuthentication;
  readonly connection: Connection;
  readonly custom_domain?: CustomDomain;
  readonly request?: RequestBase;
  readonly secrets: Readonly<S>;
  readonly security_context?: SecurityContext;
  readonly tenant: Tenant;
  readonly transaction?: RegistrationTransaction;
  readonly user: User;
}

export interface PostUserRegistrationApi {
  readonly cache: CacheApi;
}
