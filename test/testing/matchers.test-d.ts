// Only compiled, by `tsc -p .`: what must not compile is marked, and a mark that has nothing to mark is an error.

import type { Result } from '../../src/testing/index.ts';

export function matchersOfTheKit(result: Result): void {
  expect(result).toBeDenied({ code: 'invalid_scope', reason: /much/ });
  expect(result).not.toHaveIdTokenClaim('https://fernhill.example/roles', ['Customer']);
  expect(result).toRedirectTo('https://bookings.fernhill.example/terms', { query: { lang: 'en' } });
  expect(result).toRequest('POST https://backend.fernhill.example/sign-ups', { headers: { 'x-shop': /7/ } });

  // @ts-expect-error a denial has no such part
  expect(result).toBeDenied({ message: 'closed' });
  // @ts-expect-error the claim has no name
  expect(result).toHaveAccessTokenClaim();
  // @ts-expect-error scopes are texts
  expect(result).toAddScopes(['read:bookings']);
  // @ts-expect-error a redirect carries nothing else
  expect(result).toRedirectTo('https://bookings.fernhill.example/terms', { claims: {} });
  // @ts-expect-error no such matcher
  expect(result).toBeRefused();
}
