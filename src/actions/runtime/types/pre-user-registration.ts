import type { preUserRegistrationEvent } from '../events/pre-user-registration.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { MetadataApi } from './metadata-api.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** A person is about to be added to a database or passwordless connection. */
export interface PreUserRegistrationEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof preUserRegistrationEvent>,
    WithSecrets<S> {}

export interface PreUserRegistrationApi {
  readonly access: {
    /** Refuses the sign-up: `reason` goes to the tenant's log, `userMessage` to the person. The code below still runs: `return`. */
    deny(reason: string, userMessage: string): PreUserRegistrationApi;
  };
  readonly cache: CacheApi;
  /** Without effect on people who sign up without a password. */
  readonly user: MetadataApi<PreUserRegistrationApi>;
  readonly validation: { error(errorCode: string, errorMessage: string): PreUserRegistrationApi };
}
