import { compileFunction } from 'node:vm';
import { openCache } from '../../../../src/actions/runtime/api/cache-store.ts';
import { targetScopesOf } from '../../../../src/actions/runtime/effects/target-scopes.ts';
import { type Effects, effectsOf } from '../../../../src/actions/runtime/effects.ts';
import { type RunOptions, runActions } from '../../../../src/actions/runtime/pipeline/run-actions.ts';
import type { Outcome, Resume } from '../../../../src/actions/runtime/runner.ts';
import { type TriggerId, triggers } from '../../../../src/actions/runtime/triggers/index.ts';
import { type Clock, fixedClock } from '../../../../src/core/clock.ts';
import type { Doc } from '../../../../src/core/json.ts';
import { eventOf } from './events.ts';

export const NOW = Date.parse('2026-03-02T09:30:00.000Z');

type Verb = (...args: unknown[]) => unknown;
export type Api = Readonly<Record<string, Readonly<Record<string, Verb>>>>;

/** What an Action does with `event` and `api`. */
export type Body = (event: Doc, api: Api) => unknown;

export interface Stage extends Partial<Pick<RunOptions, 'cache' | 'lookups'>> {
  /** Put over the trigger's event, key by key. */
  readonly event?: Doc;
  readonly clock?: Clock;
  readonly resume?: Resume | undefined;
}

/** Runs Actions that are functions here, named `action1`, `action2`, …, in their order. */
export function runBodies(
  trigger: TriggerId,
  bodies: readonly Body[],
  { event = {}, clock = fixedClock(NOW), cache = openCache(clock), lookups, resume }: Stage = {},
): Promise<Outcome> {
  const actions = bodies.map((body, index) => {
    const run = async (given: Doc, api: Api) => body(given, api);
    const exports = Object.fromEntries(triggers[trigger].handlers.map((handler) => [handler, run]));
    return { name: `action${index + 1}`, secrets: {}, exports: () => exports, ownFrame: () => true };
  });
  const options = { clock, cache, ...(lookups && { lookups }), ...(resume && { resume }) };
  return runActions(triggers[trigger], actions, { ...eventOf(trigger), ...event }, options);
}

/** Calls `accessToken.setCustomClaim` of the api. */
export function call(api: Api, method: string, ...args: unknown[]): unknown {
  const [group = '', verb = ''] = method.split('.');
  const run = api[group]?.[verb];
  if (!run) throw new Error(`There is no api.${method}.`);
  return run(...args);
}

/** Runs one Action that calls these methods in their order. */
export function runCalls(
  trigger: TriggerId,
  calls: readonly (readonly [method: string, ...args: unknown[]])[],
  stage?: Stage,
): Promise<Outcome> {
  return runBodies(
    trigger,
    [
      (_event, api) => {
        for (const [method, ...args] of calls) call(api, method, ...args);
      },
    ],
    stage,
  );
}

/** Runs Actions whose handlers have these bodies, with `event` and `api`, in their order. */
export function runCode(
  trigger: TriggerId,
  code: string | readonly string[],
  stage?: Stage,
): Promise<Outcome> {
  const bodies = [code].flat().map((one): Body => compileFunction(one, ['event', 'api']) as Body);
  return runBodies(trigger, bodies, stage);
}

/** What was warned of. */
export const messagesOf = ({ warnings }: Outcome): string[] => warnings.map(({ message }) => message);

/** All that can be seen of a run, in one object. */
export function seenOf(outcome: Outcome): Effects & {
  readonly denied?: Outcome['denied'];
  readonly waitsFor?: string;
  readonly targetScopes: readonly string[];
} {
  const { denied, suspended } = outcome;
  return {
    ...effectsOf(outcome),
    ...(denied && { denied }),
    ...(suspended && { waitsFor: suspended.method }),
    targetScopes: targetScopesOf(outcome, ['read:bookings']),
  };
}
