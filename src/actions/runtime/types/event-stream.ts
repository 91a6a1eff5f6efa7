import type { eventStreamEvent } from '../events/event-stream.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** Something has happened in the tenant that a stream subscribes to: a CloudEvent. An Action that throws gets it again. */
export interface EventStreamEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof eventStreamEvent>,
    WithSecrets<S> {}

export interface EventStreamApi {
  readonly cache: CacheApi;
}
