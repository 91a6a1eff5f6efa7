import type { postChangePasswordEvent } from '../events/post-change-password.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** The password of a person of a database has changed. What the Action does has no effect on that. */
export interface PostChangePasswordEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof postChangePasswordEvent>,
    WithSecrets<S> {}

export interface PostChangePasswordApi {
  readonly cache: CacheApi;
}
