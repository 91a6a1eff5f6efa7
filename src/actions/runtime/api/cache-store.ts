import type { Clock } from '../../../core/clock.ts';
import type { CacheOptions, CacheRecord, CacheResult } from '../types/cache.ts';

// Auth0's documentation, "Actions Limitations".
const MAX_ENTRIES = 20;
const MAX_KEY_BYTES = 64;
const MAX_VALUE_BYTES = 4 * 1024;
const MAX_TOTAL_BYTES = 8 * 1024;
const MAX_LIFETIME = 24 * 60 * 60 * 1000;
const DEFAULT_LIFETIME = 15 * 60 * 1000;

/** The cache of one trigger. */
export interface Cache {
  get(key: string): CacheRecord | undefined;
  set(key: string, value: string, options?: CacheOptions): CacheResult;
  delete(key: string): { readonly type: 'success' };
}

/** An empty cache. What does not fit is answered with an error code and not kept (the codes are assumed). */
export function openCache(clock: Clock): Cache {
  const records = new Map<string, CacheRecord>();

  function dropExpired(): void {
    for (const [key, record] of records) if (record.expires_at <= clock.now()) records.delete(key);
  }

  return {
    get(key) {
      dropExpired();
      return records.get(key);
    },
    set(key, value, options = {}) {
      dropExpired();
      const code = doesNotFit(records, key, value);
      if (code) return { type: 'error', code };
      const record = { value, expires_at: expiry(clock.now(), options) };
      records.set(key, record);
      return { type: 'success', record };
    },
    delete(key) {
      records.delete(key);
      return { type: 'success' };
    },
  };
}

function doesNotFit(
  records: ReadonlyMap<string, CacheRecord>,
  key: string,
  value: string,
): string | undefined {
  if (bytes(key) > MAX_KEY_BYTES) return 'CacheKeySizeExceeded';
  if (bytes(value) > MAX_VALUE_BYTES) return 'CacheValueSizeExceeded';
  const others = [...records].filter(([name]) => name !== key);
  if (others.length >= MAX_ENTRIES) return 'CacheItemLimitExceeded';
  const total = others.reduce((sum, [name, record]) => sum + bytes(name) + bytes(record.value), 0);
  return total + bytes(key) + bytes(value) > MAX_TOTAL_BYTES ? 'CacheSizeExceeded' : undefined;
}

function expiry(now: number, { ttl, expires_at }: CacheOptions): number {
  const asked = [ttl === undefined ? undefined : now + ttl, expires_at].filter((at) => at !== undefined);
  return Math.min(now + MAX_LIFETIME, ...(asked.length > 0 ? asked : [now + DEFAULT_LIFETIME]));
}

const bytes = (text: string): number => Buffer.byteLength(text);
