import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import type { Outcome, RunRequest } from '../../../src/actions/runtime/runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import { action, request } from './actions.ts';

const runner = inProcessRunner({ clock: fixedClock('2026-03-02T09:30:00.000Z') });
const wait = (seconds: number) =>
  `await new Promise((resolve) => setTimeout(resolve, ${seconds * 1000})); console.log('waited');`;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** Runs the Actions while the clock of the test goes on by so many seconds. */
async function within(seconds: number, run: RunRequest): Promise<Outcome> {
  const outcome = runner.run(run);
  await jest.advanceTimersByTimeAsync(seconds * 1000);
  return outcome;
}

describe('the Actions of a trigger', () => {
  test.each([
    ['post-login', 20],
    ['credentials-exchange', 20],
    ['event-stream', 10],
  ] as const)('of %s have %d seconds', async (trigger, seconds) => {
    const late = action(trigger, 'asks-backend', wait(seconds + 10));
    const run = { trigger, event: {}, actions: [late] };
    const outcome = await within(seconds, run);
    expect(outcome.failed).toEqual({
      action: 'asks-backend',
      message: `The Action asks-backend was ended: the Actions of ${trigger} took longer than ${seconds} seconds.`,
    });
    expect(outcome.executions).toMatchObject([{ milliseconds: seconds * 1000, logs: [] }]);
    const punctual = action(trigger, 'asks-backend', wait(seconds - 1));
    expect((await within(seconds, { ...run, actions: [punctual] })).failed).toBeUndefined();
  });

  test('share their time', async () => {
    const outcome = await within(40, request('post-login', { one: wait(12), two: wait(12), three: '' }));
    expect(outcome.failed?.action).toBe('two');
    expect(outcome.executions.map((one) => one.milliseconds)).toEqual([12_000, 8_000]);
    expect(outcome.commands).toEqual([]);
  });

  test('have it anew after a redirect', async () => {
    const { code, ...rest } = action(
      'post-login',
      'asks',
      `${wait(15)} api.redirect.sendUserTo('https://bookings.fernhill.example/terms');`,
    );
    const asks = {
      ...rest,
      code: `${code}\nexports.onContinuePostLogin = async (event, api) => { ${wait(15)} };`,
    };
    const login = { ...request('post-login', {}), actions: [asks] };
    const first = await within(15, login);
    const second = await within(15, { ...login, ...(first.suspended && { resume: first.suspended.resume }) });
    expect([first, second].map(({ executions, failed }) => [executions[0]?.logs[0]?.text, failed])).toEqual([
      ['waited', undefined],
      ['waited', undefined],
    ]);
  });
});
