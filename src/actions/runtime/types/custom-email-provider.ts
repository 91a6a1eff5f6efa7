import type { customEmailProviderEvent } from '../events/custom-email-provider.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { NotificationApi } from './notification-api.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** An e-mail is to be sent. */
export interface CustomEmailProviderEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof customEmailProviderEvent>,
    WithSecrets<S> {}

export interface CustomEmailProviderApi {
  readonly cache: CacheApi;
  readonly notification: NotificationApi;
}
