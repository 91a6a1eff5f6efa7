import type { customPhoneProviderEvent } from '../events/custom-phone-provider.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { NotificationApi } from './notification-api.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** A text message is to be sent or a call to be made. */
export interface CustomPhoneProviderEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof customPhoneProviderEvent>,
    WithSecrets<S> {}

export interface CustomPhoneProviderApi {
  readonly cache: CacheApi;
  readonly notification: NotificationApi;
}
