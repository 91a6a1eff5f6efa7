import type { Clock } from '../../../core/clock.ts';
import { type Cache, openCache } from '../api/cache-store.ts';

/** Auth0 keeps one cache for each trigger: Actions of the same trigger share it. */
export function cachesOf(clock: Clock): (trigger: string) => Cache {
  const caches = new Map<string, Cache>();
  return (trigger) => {
    const cache = caches.get(trigger) ?? openCache(clock);
    caches.set(trigger, cache);
    return cache;
  };
}
