import * as fc from 'fast-check';
import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import type { ActionsRunner, Outcome, RunRequest } from '../../../src/actions/runtime/runner.ts';
import { sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import type { Doc } from '../../../src/core/json.ts';
import { generatedActions } from '../../support/generated-actions.ts';
import { request } from './actions.ts';

const clock = fixedClock('2026-03-02T09:30:00.000Z');
const sandbox = sandboxRunner({ dependenciesFolder: '', clock });
afterAll(() => sandbox.close());

/** Generated flows may send the person away in every part. */
const MOST_PARTS = 6;

/** Every part of a flow, the person coming back each time. */
async function flow(runner: ActionsRunner, first: RunRequest): Promise<Doc[]> {
  const parts: Doc[] = [];
  for (let request: RunRequest | undefined = first; request && parts.length < MOST_PARTS; ) {
    const outcome = await runner.run(request);
    parts.push(plain(outcome));
    request = outcome.suspended && resumed(first, outcome.suspended.resume, parts.length);
  }
  return parts;
}

function resumed(first: RunRequest, resume: NonNullable<RunRequest['resume']>, part: number): RunRequest {
  const request = { ...(first.event['request'] as Doc), query: { answer: `part ${part}` } };
  return { ...first, event: { ...first.event, request }, resume };
}

/** As JSON, without how long it took. */
function plain(outcome: Outcome): Doc {
  return JSON.parse(JSON.stringify(outcome, (key, value) => (key === 'milliseconds' ? undefined : value)));
}

/** Entries of the cache outlive a run: each sequence of Actions begins with none. */
const emptied = {
  id: 'act_empty',
  name: 'empty',
  secrets: {},
  code: `for (const handler of ['onExecutePostLogin', 'onExecuteCredentialsExchange']) {
    exports[handler] = async (event, api) => {
      for (const key of ['shop', 'city', 'visits', 'helmet']) api.cache.delete(key);
    };
  }`,
};

describe('an Action does in the sandbox what it does in process', () => {
  test.each([
    ['post-login', { suspend: { redirects: true, challenges: true } }],
    ['credentials-exchange', {}],
  ] as const)('%s: outcome, logs, errors, times', async (trigger, options) => {
    await fc.assert(
      fc.asyncProperty(generatedActions(trigger, options), async (generated) => {
        const one = { ...request(trigger, {}), actions: [emptied, ...generated] };
        const here = await flow(inProcessRunner({ clock }), one);
        expect(await flow(sandbox, one)).toEqual(here);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  test('what is looked up for the user', async () => {
    const roles = [{ id: 'rol_1', name: 'Mechanic', description: 'Repairs bicycles' }];
    const one = {
      ...request('post-login', {
        asks: 'console.log(JSON.stringify(await api.roles.getUserEffectiveRoles()));',
      }),
      lookups: { roles, groups: [] },
    };
    const [here, there] = [await flow(inProcessRunner({ clock }), one), await flow(sandbox, one)];
    expect(there).toEqual(here);
    expect(JSON.stringify(here)).toContain('Mechanic');
  });
});
