import { runCode, seenOf } from './handlers.ts';

test('the last call about a scope counts, and whitespace around it does not', async () => {
  const outcome = await runCode('post-login', [
    "api.accessToken.addScope('read:reports'); api.accessToken.addScope(' send:reminders ');",
    "api.accessToken.removeScope(' read:reports'); api.accessToken.removeScope('cancel:bookings');",
  ]);
  expect(seenOf(outcome)).toMatchObject({
    addedScopes: ['send:reminders'],
    removedScopes: ['read:reports', 'cancel:bookings'],
  });
});

test('a token has at most 1000 scopes, over all Actions', async () => {
  const add = (from: number, to: number) =>
    `for (let i = ${from}; i < ${to}; i++) api.accessToken.addScope('read:reports-' + i);`;
  expect((await runCode('post-login', [add(0, 600), add(400, 1000)])).failed).toBeUndefined();
  expect((await runCode('post-login', [add(0, 600), add(400, 1001)])).failed).toEqual({
    action: 'action2',
    message: 'api.accessToken.addScope: a token has at most 1000 scopes.',
  });
});

describe('target scopes', () => {
  test.each([
    ["api.transaction.addTargetScope(' b ')", ['read:bookings', 'b']],
    ["api.transaction.addTargetScope('read:bookings')", ['read:bookings']],
    ["api.transaction.removeTargetScope('read:bookings')", []],
    ["api.transaction.setTargetScopes(['c', ' d', 'c'])", ['c', 'd']],
    ['api.transaction.setTargetScopes([])', []],
    ["api.transaction.clearTargetScopes(); api.transaction.addTargetScope('e')", ['e']],
  ])('%s', async (code, expected) => {
    expect(seenOf(await runCode('credentials-exchange', code)).targetScopes).toEqual(expected);
  });

  test('show at once in the event, here and in later Actions', async () => {
    const outcome = await runCode(
      'credentials-exchange',
      [
        "api.transaction.addTargetScope('send:reminders'); api.accessToken.setCustomClaim('first', event.transaction.target_scopes);",
        "api.transaction.removeTargetScope('read:bookings'); api.accessToken.setCustomClaim('second', event.transaction.target_scopes);",
      ],
      { event: { transaction: { requested_scopes: [], target_scopes: ['read:bookings'] } } },
    );
    expect(seenOf(outcome).accessTokenClaims).toEqual({
      first: ['read:bookings', 'send:reminders'],
      second: ['send:reminders'],
    });
  });

  test('are at most 1000', async () => {
    const set =
      "api.transaction.setTargetScopes(Array.from({ length: 1000 }, (_, i) => 'read:reports-' + i));";
    const add = (scope: string) => `api.transaction.addTargetScope('${scope}');`;
    expect((await runCode('credentials-exchange', [set, add('read:reports-7')])).failed).toBeUndefined();
    const outcome = await runCode('credentials-exchange', [set, add('one:more')]);
    expect(outcome.failed?.message).toContain('at most 1000 scopes');
  });
});
