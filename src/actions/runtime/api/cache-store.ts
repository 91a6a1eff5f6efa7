import type { Clock } from '../../../core/clock.ts';
import type { CacheOptions, CacheRecord, CacheRemoval, CacheResult } from '../types/cache.ts';

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
  delete(key: string): CacheRemoval;
}

/** An empty cache. What does not fit is answered with an error code and not kept (the codes: Auth0's Actions runtime). */
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
      const at = expiry(clock.now(), options);
      const code = doesNotFit(records, key, value) ?? isNoTime(at, clock.now());
      if (code) return { type: 'error', code };
      const record = { value, expires_at: at };
      records.set(key, record);
      return { type: 'success', record };
    },
    delete(key) {
      dropExpired();
      return records.delete(key) ? { type: 'success' } : { type: 'error', code: 'CacheKeyDoesNotExist' };
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
  // No code of Auth0's is for the number of entries: that it is this one is assumed.
  if (others.length >= MAX_ENTRIES) return 'CacheSizeExceeded';
  const total = others.reduce((sum, [name, record]) => sum + bytes(name) + bytes(record.value), 0);
  return total + bytes(key) + bytes(value) > MAX_TOTAL_BYTES ? 'CacheSizeExceeded' : undefined;
}

/** NaN where an option is no number. */
function expiry(now: number, { ttl, expires_at }: CacheOptions): number {
  const asked = [ttl === undefined ? undefined : now + Number(ttl), expires_at].filter(
    (at) => at !== undefined,
  );
  if (![ttl ?? 0, expires_at ?? 0].every(Number.isFinite)) return Number.NaN;
  return Math.floor(Math.min(now + MAX_LIFETIME, ...(asked.length > 0 ? asked : [now + DEFAULT_LIFETIME])));
}

function isNoTime(at: number, now: number): string | undefined {
  if (Number.isNaN(at)) return 'InvalidExpiry';
  return at <= now ? 'ItemAlreadyExpired' : undefined;
}

const bytes = (text: string): number => Buffer.byteLength(text);
