import { runCode, seenOf } from './handlers.ts';

const set = (key: string, bytes: number) => `api.transaction.setMetadata('${key}', 'x'.repeat(${bytes}));`;

test('has 16 KB together, over all Actions; what is removed does not count', async () => {
  // {"a":"…","b":"…","c":"…"} is 22 bytes and the values.
  const rest = 16 * 1024 - 22 - 2 * 8000;
  const fits = await runCode('post-login', [set('a', 8000) + set('b', 8000), set('c', rest)]);
  expect(fits.failed).toBeUndefined();
  const over = await runCode('post-login', [set('a', 8000) + set('b', 8000), set('c', rest + 1)]);
  expect(over.failed?.message).toBe('api.transaction.setMetadata: `c` makes it larger than 16 KB together.');
  const removed = [
    `${set('a', 8000)} api.transaction.setMetadata('a', null);`,
    set('b', 8000) + set('c', 8000),
  ];
  expect((await runCode('post-login', removed)).failed).toBeUndefined();
});

test('shows at once, also where the event has no transaction; what an Action writes into its event stays there', async () => {
  const outcome = await runCode(
    'post-login',
    [
      "api.transaction.setMetadata('shop', 7); event.transaction.metadata.mine = true; api.idToken.setCustomClaim('first', event.transaction.metadata);",
      "api.transaction.setMetadata('open', false); api.idToken.setCustomClaim('second', event.transaction.metadata);",
    ],
    { event: { transaction: null } },
  );
  expect(seenOf(outcome).idTokenClaims).toEqual({
    first: { shop: 7, mine: true },
    second: { shop: 7, open: false },
  });
});
