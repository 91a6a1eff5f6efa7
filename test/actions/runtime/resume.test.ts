import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import type { DeployedAction, Outcome, Resume, RunRequest } from '../../../src/actions/runtime/runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import type { Doc } from '../../../src/core/json.ts';
import { action, request } from './actions.ts';

const clock = fixedClock('2026-03-02T09:30:00.000Z');
const { run } = inProcessRunner({ clock });

/** An Action with a body for each handler. */
function twoHanded(name: string, executes: string, continues: string): DeployedAction {
  const { code, ...rest } = action('post-login', name, executes);
  const more = `exports.onContinuePostLogin = async (event, api) => {\n${continues}\n};`;
  return { ...rest, code: `${code}\n${more}` };
}

const SEND = "api.redirect.sendUserTo('https://bookings.fernhill.example/terms');";
const sets = action('post-login', 'sets', "api.user.setUserMetadata('seen', true);");
const asks = twoHanded(
  'asks',
  `${SEND} api.transaction.setMetadata('asked', 1);`,
  "console.log('back with %s', event.request.query.answer); api.user.setUserMetadata('terms', event.request.query.answer);",
);
const last = action('post-login', 'last', 'console.log(event.transaction.metadata.asked);');

function login(actions: readonly DeployedAction[], more: Partial<RunRequest> = {}): RunRequest {
  return { ...request('post-login', {}), actions, ...more };
}

/** The run up to where it waits. */
async function suspended(actions: readonly DeployedAction[]): Promise<Resume> {
  const { suspended } = await run(login(actions));
  if (!suspended) throw new Error('It did not suspend.');
  return JSON.parse(JSON.stringify(suspended.resume));
}

function resumed(actions: readonly DeployedAction[], resume: Resume, query: Doc = {}): Promise<Outcome> {
  const { event } = login(actions);
  const request = { ...(event['request'] as Doc), query };
  return run(login(actions, { event: { ...event, request }, resume }));
}

const methodsOf = ({ commands }: Outcome) => commands.map(({ action, method }) => `${action}: ${method}`);
const textsOf = ({ executions }: Outcome) => executions.flatMap(({ logs }) => logs.map(({ text }) => text));

describe('a flow that sends the person away', () => {
  test('waits after that Action, with all that is needed to go on', async () => {
    const { suspended, executions } = await run(login([sets, asks, last]));
    expect(executions.map((one) => one.action)).toEqual(['sets', 'asks']);
    expect(suspended).toEqual({
      action: 'asks',
      method: 'redirect.sendUserTo',
      resume: {
        action: 'asks',
        handler: 'resume',
        commands: [
          { action: 'sets', method: 'user.setUserMetadata', args: ['seen', true], at: clock.now() },
          expect.objectContaining({ action: 'asks', method: 'redirect.sendUserTo' }),
          { action: 'asks', method: 'transaction.setMetadata', args: ['asked', 1], at: clock.now() },
        ],
        metadata: { asked: 1 },
      },
    });
  });

  test('goes on in the same Action with the new request, then with the later ones', async () => {
    const all = [sets, asks, last];
    const outcome = await resumed(all, await suspended(all), { answer: 'accepted' });
    expect(outcome.executions.map((one) => one.action)).toEqual(['asks', 'last']);
    expect(textsOf(outcome)).toEqual(['back with accepted', '1']);
    expect(methodsOf(outcome)).toEqual([
      'sets: user.setUserMetadata',
      'asks: redirect.sendUserTo',
      'asks: transaction.setMetadata',
      'asks: user.setUserMetadata',
    ]);
    expect(outcome.suspended).toBeUndefined();
  });

  test('goes on the same way after a form', async () => {
    const all = [twoHanded('form', "api.prompt.render('ap_terms');", "console.log('filled in');"), last];
    const resume = await suspended(all);
    expect(resume).toMatchObject({ action: 'form', handler: 'resume' });
    expect(textsOf(await resumed(all, resume))).toEqual(['filled in', 'undefined']);
  });

  test('fails where the Action has no handler to go on with', async () => {
    const all = [action('post-login', 'asks', SEND), last];
    const outcome = await resumed(all, await suspended(all));
    expect(outcome.failed).toEqual({
      action: 'asks',
      message: 'The Action must export an async function `onContinuePostLogin`.',
    });
  });

  test('can wait again, and keeps every command of all its parts', async () => {
    const again = twoHanded('asks', SEND, `api.transaction.setMetadata('twice', true); ${SEND}`);
    const all = [again, last];
    const second = await resumed(all, await suspended(all));
    expect(second.suspended?.resume).toMatchObject({ action: 'asks', metadata: { twice: true } });
    expect(methodsOf(second)).toHaveLength(3);
    expect(second.suspended?.resume.commands).toEqual(second.commands);
  });

  test('loses every command when a later part throws', async () => {
    const all = [sets, twoHanded('asks', SEND, "throw new Error('no answer');")];
    const outcome = await resumed(all, await suspended(all));
    expect(outcome).toMatchObject({ commands: [], failed: { action: 'asks', message: 'no answer' } });
  });

  test('keeps what was set before when a later part denies', async () => {
    const all = [sets, twoHanded('asks', SEND, "api.access.deny('terms refused');"), last];
    const outcome = await resumed(all, await suspended(all));
    expect(outcome.denied).toEqual({ action: 'asks', reason: 'terms refused' });
    expect(methodsOf(outcome)).toContain('sets: user.setUserMetadata');
    expect(outcome.executions).toHaveLength(1);
  });

  test('does not wait where the Action denies as well', async () => {
    const outcome = await run(login([action('post-login', 'both', `${SEND} api.access.deny('closed');`)]));
    expect(outcome.denied).toEqual({ action: 'both', reason: 'closed' });
    expect(outcome.suspended).toBeUndefined();
  });

  test('cannot go on without the Action that it waits in', async () => {
    const outcome = await resumed([last], await suspended([asks, last]));
    expect(outcome.failed).toEqual({
      action: 'asks',
      message:
        'The flow cannot go on: the Action asks, which it waited in, is not bound to the trigger any more.',
    });
  });
});

describe('a flow that asks for a factor', () => {
  const CHALLENGE = "api.authentication.challengeWith({ type: 'otp' });";

  test('goes on with the next Action, and not in the same one', async () => {
    const all = [twoHanded('challenges', CHALLENGE, "console.log('never');"), last];
    const resume = await suspended(all);
    expect(resume).toMatchObject({ action: 'challenges', handler: 'next' });
    const outcome = await resumed(all, resume);
    expect(outcome.executions.map((one) => one.action)).toEqual(['last']);
  });

  test('is over after the last Action', async () => {
    const all = [action('post-login', 'challenges', CHALLENGE)];
    const outcome = await resumed(all, await suspended(all));
    expect(outcome.executions).toEqual([]);
    expect(methodsOf(outcome)).toEqual(['challenges: authentication.challengeWith']);
  });

  test('sends the person away instead where the same Action asks for that as well', async () => {
    const all = [action('post-login', 'both', `${CHALLENGE} ${SEND}`)];
    expect((await run(login(all))).suspended).toMatchObject({ method: 'redirect.sendUserTo' });
  });
});

describe('a password reset', () => {
  const reset = (resume?: Resume): RunRequest => ({
    trigger: 'password-reset-post-challenge',
    event: { transaction: { metadata: {} }, request: { query: { answer: 'fingerprint' } } },
    actions: [
      {
        ...action(
          'password-reset-post-challenge',
          'verifies',
          "api.redirect.sendUserTo('https://verify.fernhill.example/');",
        ),
      },
      action(
        'password-reset-post-challenge',
        'challenges',
        "api.authentication.challengeWith({ type: 'otp' });",
      ),
      action('password-reset-post-challenge', 'last', "console.log('verified');"),
    ].map((one, index) => ({
      ...one,
      code: `${one.code}\nexports.onContinuePostChallenge = async (event) => console.log('${index}', event.request.query.answer);`,
    })),
    ...(resume && { resume }),
  });

  test('goes on in the same Action after a redirect, and in the next one after a challenge', async () => {
    const first = await run(reset());
    const second = await run(reset(first.suspended?.resume));
    const third = await run(reset(second.suspended?.resume));
    expect([first, second, third].map(({ executions }) => executions.map((one) => one.action))).toEqual([
      ['verifies'],
      ['verifies', 'challenges'],
      ['last'],
    ]);
    expect([textsOf(second), textsOf(third)]).toEqual([['0 fingerprint'], ['verified']]);
    expect(methodsOf(third)).toEqual([
      'verifies: redirect.sendUserTo',
      'challenges: authentication.challengeWith',
    ]);
  });
});
