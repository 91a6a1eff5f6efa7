/** When an entry goes at the latest, in milliseconds: from now (`ttl`), or since the epoch (`expires_at`). The earlier one holds. */
export interface CacheOptions {
  readonly ttl?: number;
  readonly expires_at?: number;
}

export interface CacheRecord {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expires_at: number;
}

/** A full or too large entry is an answer, not an error. */
export type CacheResult =
  | { readonly type: 'success'; readonly record: CacheRecord }
  | { readonly type: 'error'; readonly code: string };

/** A key that is not there is an answer as well: `CacheKeyDoesNotExist`. */
export type CacheRemoval = { readonly type: 'success' } | { readonly type: 'error'; readonly code: string };

/** Kept for later runs of the same trigger, as long as Auth0 likes: 15 minutes where nothing is said, 24 hours at most. */
export interface CacheApi {
  get(key: string): CacheRecord | undefined;
  set(key: string, value: string, options?: CacheOptions): CacheResult;
  delete(key: string): CacheRemoval;
}
