import type { postUserRegistrationEvent } from '../events/post-user-registration.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** A person was added to a database or passwordless connection. What the Action does has no effect on the sign-up. */
export interface PostUserRegistrationEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof postUserRegistrationEvent>,
    WithSecrets<S> {}

export interface PostUserRegistrationApi {
  readonly cache: CacheApi;
}
