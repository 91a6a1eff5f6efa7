import { type SignInOutcome, tokenDifference } from '../../src/plan/token-difference.ts';

const at = (outcome: SignInOutcome) => [{ persona: 'nora', application: 'Fernhill Bookings', outcome }];
const tokens = (claims: Record<string, string | number | string[]>, scope = ['openid']) =>
  at({ idToken: { sub: 'auth0|nora', ...claims }, accessToken: { sub: 'auth0|nora', ...claims }, scope });

test('ids, times and the order of permissions and scopes are no difference', () => {
  const before = tokens({ iat: 1, exp: 2, jti: 'a', sid: 'b', permissions: ['a', 'b'] }, ['openid', 'email']);
  const after = tokens({ iat: 3, exp: 4, jti: 'c', sid: 'd', permissions: ['b', 'a'] }, ['email', 'openid']);
  expect(tokenDifference(before, after)).toEqual([]);
});

test('a claim that comes, goes or changes is told for each token', () => {
  const [change] = tokenDifference(tokens({ shop: 'riverside' }), tokens({ shop: 'station' }));
  expect(change).toEqual({
    persona: 'nora',
    application: 'Fernhill Bookings',
    verdict: 'tokens',
    fields: [
      { field: 'ID token.shop', before: 'riverside', after: 'station' },
      { field: 'access token.shop', before: 'riverside', after: 'station' },
    ],
  });
});

test('the order of other lists counts: applications read it', () => {
  expect(tokenDifference(tokens({ roles: ['a', 'b'] }), tokens({ roles: ['b', 'a'] }))).toHaveLength(1);
});

test.each<[string, SignInOutcome]>([
  ['refused', { refused: { error: 'access_denied', description: 'no' } }],
  ['waits', { waits: { for: 'mfa' } }],
])('who is %s now is told so, and let in again is told too', (verdict, outcome) => {
  expect(tokenDifference(tokens({}), at(outcome))).toMatchObject([{ verdict }]);
  expect(tokenDifference(at(outcome), tokens({}))).toMatchObject([{ verdict: 'admitted' }]);
});

test('another reason to refuse is a difference, and is not called a new refusal', () => {
  const refused = (description: string) => at({ refused: { error: 'access_denied', description } });
  expect(tokenDifference(refused('closed'), refused('outside'))).toMatchObject([
    { verdict: 'still-refused', fields: [{ field: 'refused.description' }] },
  ]);
});

test('who was not there before is not compared', () => {
  expect(tokenDifference([], tokens({}))).toEqual([]);
});

describe('a sign-in that is there on one side only', () => {
  const signIn = (persona: string, application: string) => ({
    persona,
    application,
    outcome: { scope: ['openid'] },
  });
  const nora = signIn('nora', 'Fernhill Bookings');
  const milo = signIn('milo', 'Fernhill Bookings');

  test('is refused where nobody can begin it any more', () => {
    const worker = signIn('', 'Fernhill Reminder Worker for https://api.fernhill.example/');
    expect(tokenDifference([nora, milo, worker], [nora])).toMatchObject([
      { persona: 'milo', verdict: 'refused' },
      { persona: '', verdict: 'refused' },
    ]);
  });

  test('is let in where it is new at an application that others sign in to, and nothing to compare at a new one', () => {
    const elsewhere = signIn('nora', 'Fernhill Rides');
    expect(tokenDifference([nora], [nora, milo, elsewhere])).toMatchObject([
      { persona: 'milo', application: 'Fernhill Bookings', verdict: 'admitted' },
    ]);
  });
});

test('a token tells nothing of where it was rehearsed', () => {
  const [iss, api] = ['https://localhost:35797/', 'https://api.fernhill.example/'];
  const refused: SignInOutcome = { refused: { error: 'access_denied', description: 'no' } };
  const [change] = tokenDifference(tokens({ iss, aud: [api, `${iss}userinfo`] }), at(refused));
  expect(change?.fields).toContainEqual({
    field: 'access token',
    before: { sub: 'auth0|nora', aud: [api] },
    after: undefined,
  });
  expect(JSON.stringify(change)).not.toContain('localhost');
});
