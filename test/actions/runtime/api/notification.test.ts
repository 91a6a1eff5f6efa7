import type { TriggerId } from '../../../../src/actions/runtime/triggers/index.ts';
import { messagesOf, runCode, seenOf } from './handlers.ts';

describe.each<TriggerId>(['custom-email-provider', 'custom-phone-provider'])('%s', (trigger) => {
  test('has sent the message where it says nothing', async () => {
    expect(seenOf(await runCode(trigger, '')).notification).toBeUndefined();
  });

  test('goes by the last call', async () => {
    const outcome = await runCode(
      trigger,
      "api.notification.retry('busy'); api.notification.drop('no credit');",
    );
    expect(seenOf(outcome).notification).toEqual({ kind: 'drop', reason: 'no credit' });
  });

  test('keeps 1024 characters of the reason, and warns of more', async () => {
    const say = (length: number) => runCode(trigger, `api.notification.retry('x'.repeat(${length}));`);
    expect(messagesOf(await say(1024))).toEqual([]);
    const outcome = await say(1025);
    expect(seenOf(outcome).notification?.reason).toHaveLength(1024);
    expect(messagesOf(outcome)).toEqual([
      'api.notification.retry: Auth0 keeps the first 1024 characters of the reason.',
    ]);
  });
});
