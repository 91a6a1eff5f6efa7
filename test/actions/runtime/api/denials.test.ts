import type { TriggerId } from '../../../../src/actions/runtime/triggers/index.ts';
import { messagesOf, runCode, seenOf } from './handlers.ts';

test.each<[TriggerId, string, object]>([
  ['post-login', "api.access.deny('closed')", { reason: 'closed' }],
  ['credentials-exchange', "api.access.deny('invalid_scope', 'no')", { code: 'invalid_scope', reason: 'no' }],
  ['credentials-exchange', "api.access.deny('server_error')", { code: 'server_error', reason: '' }],
  [
    'pre-user-registration',
    "api.access.deny('outside', 'Sorry')",
    { reason: 'outside', userMessage: 'Sorry' },
  ],
  [
    'pre-user-registration',
    "api.validation.error('no_name', 'Your name?')",
    { code: 'no_name', reason: 'Your name?', userMessage: 'Your name?' },
  ],
  [
    'post-login',
    "api.validation.error('no_terms', 'Accept them')",
    { code: 'no_terms', reason: 'Accept them' },
  ],
  ['post-login', "api.session.revoke('stolen', { preserveRefreshTokens: true })", { reason: 'stolen' }],
  ['password-reset-post-challenge', "api.access.deny('too risky')", { reason: 'too risky' }],
])('%s: %s', async (trigger, code, denied) => {
  expect((await runCode(trigger, `${code};`)).denied).toEqual({ action: 'action1', ...denied });
});

test('the first denial counts, the Action runs to its end, and what it sets is kept', async () => {
  const outcome = await runCode('post-login', [
    "api.access.deny('closed').access.deny('late'); api.user.setAppMetadata('refused', true);",
    "api.user.setAppMetadata('seen', true);",
  ]);
  expect(outcome.denied).toEqual({ action: 'action1', reason: 'closed' });
  expect(seenOf(outcome).appMetadata).toEqual({ refused: true });
});

test('of a sign-up without a message for the person is one, with a warning', async () => {
  const outcome = await runCode('pre-user-registration', "api.access.deny('outside');");
  expect(outcome.denied).toEqual({ action: 'action1', reason: 'outside' });
  expect(messagesOf(outcome)).toEqual([
    'api.access.deny(reason, userMessage) was called without `userMessage`.',
  ]);
});

test('with the arguments that another trigger takes is one, with a warning', async () => {
  const outcome = await runCode('post-login', "api.access.deny('invalid_request', 'too late');");
  expect(outcome.denied).toEqual({ action: 'action1', reason: 'invalid_request' });
  expect(messagesOf(outcome)).toEqual([
    'api.access.deny(reason) was called with 2 arguments; the others are ignored.',
  ]);
});
