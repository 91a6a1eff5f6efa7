import { type Cache, openCache } from '../actions/runtime/api/cache-store.ts';
import type { CacheRecord } from '../actions/runtime/types/index.ts';
import type { Clock } from '../core/clock.ts';

/** What is in a cache: a value, which stays for the usual time, or what an earlier run's `result.cache` shows. */
export type CacheEntries = Readonly<Record<string, string | CacheRecord>>;

/** A trigger's cache whose content a test can see. */
export interface VisibleCache extends Cache {
  entries(): Readonly<Record<string, CacheRecord>>;
}

/** A cache with entries. Throws where Auth0 has no room for them. */
export function openVisibleCache(clock: Clock, first: CacheEntries = {}): VisibleCache {
  const cache = openCache(clock);
  const keys = new Set<string>();
  const visible: VisibleCache = {
    ...cache,
    set(key, value, options) {
      keys.add(key);
      return cache.set(key, value, options);
    },
    entries: () => Object.fromEntries([...keys].flatMap((key) => entry(key, cache.get(key)))),
  };
  for (const [key, given] of Object.entries(first)) if (!isOver(given, clock)) fill(visible, key, given);
  return visible;
}

function entry(key: string, record: CacheRecord | undefined): [string, CacheRecord][] {
  return record ? [[key, record]] : [];
}

function isOver(given: string | CacheRecord, clock: Clock): boolean {
  return typeof given !== 'string' && given.expires_at <= clock.now();
}

function fill(cache: Cache, key: string, given: string | CacheRecord): void {
  const { value, ...options } = typeof given === 'string' ? { value: given } : given;
  const result = cache.set(key, value, options);
  if (result.type === 'error') throw new Error(`The cache cannot start with ${key}: ${result.code}.`);
}
