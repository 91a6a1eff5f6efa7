import { openCache } from '../../../../src/actions/runtime/api/cache-store.ts';
import { fixedClock } from '../../../../src/core/clock.ts';
import { NOW, runCode, seenOf } from './handlers.ts';

async function answered(code: string, cache = openCache(fixedClock(NOW))): Promise<unknown> {
  const outcome = await runCode('post-login', `api.idToken.setCustomClaim('answer', ${code});`, { cache });
  return seenOf(outcome).idTokenClaims['answer'];
}

test('gives value and expiry to later runs of the trigger until the time has come', async () => {
  const clock = fixedClock(NOW);
  const cache = openCache(clock);
  await answered(`api.cache.set('token', 'abc', { ttl: 60000, expires_at: ${NOW + 90_000} })`, cache);
  expect(await answered("api.cache.get('token')", cache)).toEqual({
    value: 'abc',
    expires_at: NOW + 60_000,
  });
  clock.advance(60_000);
  expect(await answered("api.cache.get('token')", cache)).toBeUndefined();
});

test.each([
  ['for 15 minutes where nothing is said', '', 900_000],
  ['for 24 hours at most', ', { ttl: 1e12 }', 86_400_000],
  ['until the earlier of two times', `, { ttl: 5000.5, expires_at: ${NOW + 9000} }`, 5000],
])('keeps an entry %s', async (_how, options, lifetime) => {
  expect(await answered(`api.cache.set('a', 'x'${options})`)).toEqual({
    type: 'success',
    record: { value: 'x', expires_at: NOW + lifetime },
  });
});

test('removes what is there, and says of what is not that it is not', async () => {
  const cache = openCache(fixedClock(NOW));
  await answered("api.cache.set('a', 'x')", cache);
  expect(await answered("api.cache.delete('a')", cache)).toEqual({ type: 'success' });
  expect(await answered("api.cache.delete('a')", cache)).toEqual({
    type: 'error',
    code: 'CacheKeyDoesNotExist',
  });
});

test.each([
  ["api.cache.set('k'.repeat(64), 'x')", "api.cache.set('k'.repeat(65), 'x')", 'CacheKeySizeExceeded'],
  ["api.cache.set('é'.repeat(32), 'x')", "api.cache.set('é'.repeat(33), 'x')", 'CacheKeySizeExceeded'],
  ["api.cache.set('k', 'x'.repeat(4096))", "api.cache.set('k', 'x'.repeat(4097))", 'CacheValueSizeExceeded'],
  [
    "(api.cache.set('a', 'x'.repeat(4095)), api.cache.set('b', 'x'.repeat(4095)))",
    "(api.cache.set('a', 'x'.repeat(4095)), api.cache.set('b', 'x'.repeat(4096)))",
    'CacheSizeExceeded',
  ],
  [
    "Array.from({ length: 20 }, (_, i) => api.cache.set('k' + i, 'x')).at(-1)",
    "Array.from({ length: 21 }, (_, i) => api.cache.set('k' + i, 'x')).at(-1)",
    'CacheSizeExceeded',
  ],
  [
    `api.cache.set('k', 'x', { expires_at: ${NOW + 1} })`,
    `api.cache.set('k', 'x', { expires_at: ${NOW} })`,
    'ItemAlreadyExpired',
  ],
  ["api.cache.set('k', 'x', { ttl: 1 })", "api.cache.set('k', 'x', { ttl: '60' })", 'InvalidExpiry'],
])('takes %s; of %s it says why not', async (fits, over, code) => {
  expect(await answered(fits)).toMatchObject({ type: 'success' });
  expect(await answered(over)).toEqual({ type: 'error', code });
});
