import type { Lookups } from '../actions/runtime/api/method.ts';
import { triggers } from '../actions/runtime/triggers/index.ts';
import type { MovableClock } from '../core/clock.ts';
import { type CacheEntries, openVisibleCache } from './cache-entries.ts';
import { eventOf, usualEvent } from './event-of.ts';
import type { Events } from './events/index.ts';
import { type Flow, playFlow, type Result } from './flow.ts';
import type { HttpStubs } from './http/stubs.ts';
import { type Handlers, loadedActions } from './loaded-actions.ts';
import type { GivenModules } from './modules.ts';
import type { Overrides } from './overrides.ts';
import { type SecretsOption, setSecrets } from './secrets.ts';
import { openStage } from './stage/stage.ts';

export type RunOptions<Event, A = Handlers> = SecretsOption<A> & {
  /** Put into the trigger's usual event: `{ user: { email_verified: false } }`; `undefined` takes a field away. */
  readonly event?: Overrides<Omit<Event, 'secrets'>>;
  /** The run's time. It stands still until the Action waits for something, or the test moves it. */
  readonly clock?: MovableClock;
  /** What `api.cache` finds; `result.cache` of an earlier run goes on with that. */
  readonly cache?: CacheEntries;
  /** Who answers the requests that the Action sends; one that nobody answers makes `run` throw. */
  readonly http?: HttpStubs;
  /** What `api.roles` and `api.groups` answer from; without it, somebody who has none. */
  readonly lookups?: Partial<Lookups>;
  /** What `require('actions:NAME')` finds, by NAME; a module that is not here is the one of `actionModules` in tenant/. */
  readonly modules?: GivenModules;
};

/** Options can be left out where all of them can. */
type Options<O> = object extends O ? [options?: O] : [options: O];

/**
 * Runs an Action, or several in their order, in this process and with the same api objects as the local tenant:
 * `const { denied } = await run(action, 'post-login', { event: { user: { email_verified: false } } })`.
 * What a handler throws is in `failed`. Throws where an Action does not export the trigger's handler, where the event
 * has what no event has, and where a request of the Action had no stub.
 */
export async function run<const A extends Handlers | readonly Handlers[], T extends keyof Events>(
  action: A,
  trigger: T,
  ...[options]: Options<RunOptions<Events[T], A>>
): Promise<Result<Events[T]>> {
  const {
    event = {},
    secrets,
    clock,
    cache,
    http,
    lookups,
    modules,
  }: Partial<RunOptions<object>> = options ?? {};
  const stage = openStage({ ...(clock && { clock }), ...(http && { http }) });
  const flow: Flow = {
    id: trigger,
    trigger: triggers[trigger],
    actions: loadedActions(action, triggers[trigger], setSecrets(secrets)),
    stage,
    cache: openVisibleCache(stage.clock, cache),
    lookups: { roles: [], groups: [], ...lookups },
    modules: modules ?? {},
  };
  return playFlow(flow, { event: eventOf(trigger, usualEvent(trigger), event) });
}
