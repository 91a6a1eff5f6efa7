import type { Method } from '../../../../src/actions/runtime/api/method.ts';
import type { Outcome, Resume } from '../../../../src/actions/runtime/runner.ts';
import { isTriggerId, type TriggerId, triggers } from '../../../../src/actions/runtime/triggers/index.ts';
import type { Doc } from '../../../../src/core/json.ts';
import { documented } from './documented.ts';
import { type Api, call, messagesOf, runBodies, runCalls, seenOf } from './handlers.ts';
import { type Row, rows } from './rows.ts';

const ids = Object.keys(triggers).filter(isTriggerId);

interface Case {
  readonly trigger: TriggerId;
  readonly name: string;
  readonly method: Method;
  readonly row: Row;
}

const NO_ROW: Row = { shows: { row: 'missing in rows.ts' } };

const cases: readonly Case[] = ids.flatMap((trigger) =>
  Object.entries(triggers[trigger].api).map(([name, method]) => ({
    trigger,
    name,
    method,
    row: rows[name] ?? NO_ROW,
  })),
);

/** Those of all triggers that are the same method count once. */
const distinct = cases.filter(
  ({ method }, index) => cases.findIndex((other) => other.method === method) === index,
);

const title = '$trigger: api.$name';

const rightArgs = ({ method, row }: Case): readonly unknown[] =>
  row.args ?? method.takes.map(({ right: [first] }) => first);

/** The Action goes on after a redirect of its own. */
const resume: Resume = { action: 'action1', handler: 'resume', commands: [], metadata: {} };

/** Other calls that the trigger wants to see. */
const needed = (trigger: TriggerId, name: string): readonly (readonly [string, ...unknown[]])[] =>
  trigger === 'custom-token-exchange' && !name.startsWith('authentication.setUser')
    ? [['authentication.setUserById', 'auth0|1']]
    : [];

function runRight(one: Case, event: Doc = {}): Promise<Outcome> {
  const { trigger, name, row } = one;
  const calls = [[name, ...rightArgs(one)] as const, ...needed(trigger, name)];
  const stage = { event: { ...row.event, ...event }, resume: row.resumed ? resume : undefined };
  return runCalls(trigger, calls, stage);
}

test.each(ids)('%s has the methods of the reference', (id) => {
  const names = Object.keys(triggers[id].api).filter((name) => !name.startsWith('cache.'));
  expect(names.sort()).toEqual([...documented[id]].sort());
  expect(triggers[id].api).toMatchObject({
    'cache.get': { takes: [{ name: 'key' }] },
    'cache.set': { takes: [{ name: 'key' }, { name: 'value' }, { name: 'options' }] },
    'cache.delete': { takes: [{ name: 'key' }] },
  });
});

test('every row is of a method', () => {
  expect(Object.keys(rows).filter((name) => !cases.some((one) => one.name === name))).toEqual([]);
});

describe('a right call has its effect, and nothing is said against it', () => {
  test.each(cases)(title, async (one) => {
    const outcome = await runRight(one);
    expect(outcome.failed).toBeUndefined();
    expect(messagesOf(outcome)).toEqual([]);
    expect(seenOf(outcome)).toMatchObject(one.row.shows);
  });
});

describe('it answers as Auth0 does, or can be chained, or neither', () => {
  test.each(cases)(title, async (one) => {
    const { trigger, name, method, row } = one;
    const answers: unknown[] = [];
    let same: Api | undefined;
    const body = async (_event: Doc, api: Api) => {
      same = api;
      answers.push(await call(api, name, ...rightArgs(one)));
      for (const [other, ...args] of needed(trigger, name)) call(api, other, ...args);
    };
    await runBodies(trigger, [body], {
      event: row.event ?? {},
      resume: row.resumed ? resume : undefined,
    });
    if (method.chains) expect(answers).toEqual([same]);
    else if (row.answers === undefined) expect(answers).toEqual([undefined]);
    else if (typeof row.answers === 'object') expect(answers).toMatchObject([row.answers]);
    else expect(answers).toEqual([row.answers]);
  });
});

describe('a wrong argument is a TypeError that names the method and the argument', () => {
  test.each(distinct.filter(({ method }) => method.takes.length > 0))(title, async (one) => {
    const { trigger, name, method, row } = one;
    const args = rightArgs(one);
    const accepted: unknown[] = [];
    const body = (_event: Doc, api: Api) => {
      method.takes.forEach((argument, index) => {
        expect(argument.right.map((value) => argument.problem(value))).toEqual(
          argument.right.map(() => undefined),
        );
        for (const wrong of argument.wrong) {
          const call1 = () => call(api, name, ...args.slice(0, index), wrong, ...args.slice(index + 1));
          if (!refuses(call1, `api.${name}: \`${argument.name}\` `)) accepted.push([argument.name, wrong]);
        }
      });
    };
    await runBodies(trigger, [body], { event: row.event ?? {} });
    expect(accepted).toEqual([]);
  });

  function refuses(run: () => unknown, start: string): boolean {
    try {
      run();
    } catch (error) {
      return error instanceof TypeError && error.message.startsWith(start);
    }
    return false;
  }
});

describe('one argument too many is ignored with a warning', () => {
  test.each(distinct)(title, async (one) => {
    const { trigger, name, method, row } = one;
    const args = [...rightArgs(one)];
    while (args.length < method.takes.length) args.push(undefined);
    const outcome = await runCalls(trigger, [[name, ...args, 'more'], ...needed(trigger, name)], {
      event: row.event ?? {},
      resume: row.resumed ? resume : undefined,
    });
    expect(messagesOf(outcome)).toContain(
      `api.${name}(${method.takes.map((argument) => argument.name).join(', ')}) was called with ${args.length + 1} arguments; the others are ignored.`,
    );
    expect(outcome.commands.find((command) => command.method === name)?.args ?? []).not.toContain('more');
  });
});

describe('what cannot apply has no effect, with a warning', () => {
  test.each(cases.filter(({ method }) => method.ignored))(title, async (one) => {
    const outcome = await runRight(one, one.row.ignoredIn ?? {});
    expect(outcome).toMatchObject({ commands: [] });
    expect(outcome.denied).toBeUndefined();
    expect(messagesOf(outcome)).toEqual([expect.stringContaining(`api.${one.name} has no effect: `)]);
  });
});

describe('what a flow allows so often is counted over Actions and resumptions', () => {
  const counted = cases.filter(({ method }) => method.most !== undefined);
  const once = (one: Case) => (_event: Doc, api: Api) => call(api, one.name, ...rightArgs(one));

  test.each(counted)(title, async (one) => {
    const most = one.method.most ?? 0;
    const bodies = Array.from({ length: most + 1 }, () => once(one));
    let resumed: Resume | undefined;
    let outcome = await runBodies(one.trigger, bodies);
    while (outcome.suspended) {
      resumed = outcome.suspended.resume;
      outcome = await runBodies(one.trigger, bodies, { resume: resumed });
    }
    expect(outcome.failed).toEqual({
      action: `action${most + 1}`,
      message: expect.stringMatching(/ can be called (once|4 times) in a flow\.$/),
    });
    const allowed = await runBodies(one.trigger, bodies.slice(0, most));
    expect(allowed.failed).toBeUndefined();
  });
});

test.each(distinct)('$name says in one sentence what it does', ({ method }) => {
  expect(method.does).toMatch(/^[A-Z].*\.$/);
  expect(method.does).not.toMatch(/\. [A-Z].*\. /);
});
