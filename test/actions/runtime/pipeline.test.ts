import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import type { Outcome, RunRequest } from '../../../src/actions/runtime/runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import { action, request } from './actions.ts';

const clock = fixedClock('2026-03-02T09:30:00.000Z');
const run = (one: RunRequest): Promise<Outcome> => inProcessRunner({ clock }).run(one);

describe('a run of several Actions', () => {
  test('keeps the order of Actions and of calls', async () => {
    const { commands, executions } = await run(
      request('post-login', {
        'set-city':
          "api.user.setUserMetadata('city', 'Sheffield'); api.idToken.setCustomClaim('city', 'Sheffield');",
        'set-visits': "api.user.setUserMetadata('visits', event.stats.logins_count);",
      }),
    );
    expect(commands).toMatchObject([
      { action: 'set-city', method: 'user.setUserMetadata', args: ['city', 'Sheffield'] },
      { action: 'set-city', method: 'idToken.setCustomClaim', args: ['city', 'Sheffield'] },
      { action: 'set-visits', method: 'user.setUserMetadata', args: ['visits', 12] },
    ]);
    expect(executions.map((one) => one.action)).toEqual(['set-city', 'set-visits']);
  });

  test('gives each Action its own secrets and its own copy of the event', async () => {
    const first = action('post-login', 'first', "event.user.name = 'Milo'; console.log(event.secrets.KEY);", {
      KEY: 'one',
    });
    const second = action('post-login', 'second', 'console.log(event.user.name, event.secrets.KEY);', {
      KEY: 'two',
    });
    const { executions } = await run({ ...request('post-login', {}), actions: [first, second] });
    expect(executions.flatMap(({ logs }) => logs.map(({ text }) => text))).toEqual([
      'one',
      'Priya Raman two',
    ]);
  });

  test('shows no Action the metadata that an earlier one has set', async () => {
    const { executions } = await run(
      request('post-login', {
        sets: "api.user.setAppMetadata('plan', 'fleet');",
        reads: 'console.log(event.user.app_metadata.plan);',
      }),
    );
    expect(executions[1]?.logs).toMatchObject([{ level: 'log', text: 'undefined' }]);
  });

  test('shows transaction metadata at once, here and in later Actions', async () => {
    const { executions, commands } = await run(
      request('post-login', {
        sets: "api.transaction.setMetadata('shop', 7); console.log(event.transaction.metadata.shop);",
        reads: "console.log(event.transaction.metadata.shop); api.transaction.setMetadata('shop', null);",
        afterwards: "console.log('shop' in event.transaction.metadata);",
      }),
    );
    expect(executions.flatMap(({ logs }) => logs.map(({ text }) => text))).toEqual(['7', '7', 'false']);
    expect(commands).toHaveLength(2);
  });

  test('ends after the Action that denies; that one runs to its end, and what was set is kept', async () => {
    const outcome = await run(
      request('post-login', {
        checks: "api.access.deny('closed on Sundays'); api.user.setAppMetadata('refused', true);",
        never: "api.user.setAppMetadata('seen', true);",
      }),
    );
    expect(outcome.denied).toEqual({ action: 'checks', reason: 'closed on Sundays' });
    expect(outcome.executions.map((one) => one.action)).toEqual(['checks']);
    expect(outcome.commands[1]).toMatchObject({
      action: 'checks',
      method: 'user.setAppMetadata',
      args: ['refused', true],
    });
  });

  test('fails and discards every command when an Action throws, also after a denial', async () => {
    const outcome = await run(
      request('post-login', {
        sets: "api.user.setAppMetadata('seen', true);",
        breaks: "api.access.deny('no'); event.organization.name.trim();",
        never: '',
      }),
    );
    expect(outcome).toMatchObject({ commands: [], failed: { action: 'breaks' } });
    expect(outcome.denied).toBeUndefined();
    expect(outcome.executions).toHaveLength(2);
    expect(outcome.executions[1]?.error).toMatchObject({
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'name')",
      stack: expect.stringMatching(
        /^TypeError: .*\n {4}at exports\.onExecutePostLogin \(breaks\.js:2:\d+\)$/,
      ),
    });
  });

  test('fails with what is thrown when it is no error', async () => {
    const { failed } = await run(request('post-login', { breaks: "throw 'tyre pressure';" }));
    expect(failed).toEqual({ action: 'breaks', message: 'tyre pressure' });
  });

  test('suspends after the Action that sends the person away', async () => {
    const outcome = await run(
      request('post-login', {
        asks: "api.redirect.sendUserTo('https://bookings.fernhill.example/terms');",
        never: '',
      }),
    );
    expect(outcome.suspended).toMatchObject({ action: 'asks', method: 'redirect.sendUserTo' });
    expect(outcome.executions).toHaveLength(1);
  });

  test('ignores calls that come after the Action has ended, and says so', async () => {
    const { commands, warnings } = await run(
      request('post-login', {
        careless: "setTimeout(() => api.user.setUserMetadata('late', true), 5);",
        patient: 'await new Promise((resolve) => setTimeout(resolve, 20));',
      }),
    );
    expect(commands).toEqual([]);
    expect(warnings).toEqual([
      {
        action: 'careless',
        message: 'api.user.setUserMetadata was called after the Action had ended: no effect.',
      },
    ]);
  });

  test('runs module-level code once, and throws what it threw in every run', async () => {
    const runner = inProcessRunner({ clock });
    const one = request('post-login', {});
    const counts = {
      id: 'act_1',
      name: 'counts',
      secrets: {},
      code: 'let runs = 0; exports.onExecutePostLogin = async () => { console.log(++runs); };',
    };
    const breaks = { id: 'act_2', name: 'breaks', secrets: {}, code: "throw new Error('no settings');" };
    await runner.run({ ...one, actions: [counts] });
    const { executions } = await runner.run({ ...one, actions: [counts] });
    expect(executions[0]?.logs).toMatchObject([{ level: 'log', text: '2' }]);
    for (const _time of [1, 2]) {
      expect((await runner.run({ ...one, actions: [breaks] })).failed?.message).toBe('no settings');
    }
  });

  test.each([
    ['no handler', 'exports.onExecutePostlogin = async () => {};'],
    ['a handler that is no async function', 'exports.onExecutePostLogin = () => Promise.resolve();'],
  ])('fails with %s, as on Auth0', async (_what, code) => {
    const actions = [{ id: 'act_1', name: 'careless', secrets: {}, code }];
    expect((await run({ ...request('post-login', {}), actions })).failed).toEqual({
      action: 'careless',
      message: 'The Action must export an async function `onExecutePostLogin`.',
    });
  });

  test('takes new code of the same Action', async () => {
    const runner = inProcessRunner({ clock });
    await runner.run(request('post-login', { greets: "console.log('hello');" }));
    const { executions } = await runner.run(request('post-login', { greets: "console.log('good day');" }));
    expect(executions[0]?.logs).toMatchObject([{ level: 'log', text: 'good day' }]);
  });
});
