import type { TypeOf } from '../events/schema.ts';
import type { sendPhoneMessageEvent } from '../events/send-phone-message.ts';
import type { CacheApi } from './cache.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** A person is to get a code by text message or call, as a second factor. */
export interface SendPhoneMessageEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof sendPhoneMessageEvent>,
    WithSecrets<S> {}

export interface SendPhoneMessageApi {
  readonly cache: CacheApi;
}
