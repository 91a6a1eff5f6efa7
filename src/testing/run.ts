import { openCache } from '../actions/runtime/api/cache-store.ts';
import type { LoadedAction } from '../actions/runtime/pipeline/run-action.ts';
import { runActions } from '../actions/runtime/pipeline/run-actions.ts';
import { triggers } from '../actions/runtime/triggers/index.ts';
import { type Clock, fixedClock } from '../core/clock.ts';
import type { Doc } from '../core/json.ts';
import { type Events, events } from './events/index.ts';
import { NOW } from './events/people.ts';
import { listening } from './listening.ts';
import { type Overrides, override } from './overrides.ts';
import { type Result, resultOf } from './result.ts';

export interface RunOptions<Event> {
  /** Put into the trigger's usual event: `{ user: { email_verified: false } }`; `undefined` takes a field away. */
  readonly event?: Overrides<Omit<Event, 'secrets'>>;
  /** `event.secrets` */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What `api.cache` and `api.redirect` tell the time by; it stands still where none is given. */
  readonly clock?: Clock;
}

/** What an Action's file exports: `import * as action from './action.ts'`. */
export type Handlers = Readonly<Record<string, unknown>>;

/**
 * Runs an Action once, in this process, with the same api objects as the local tenant:
 * `const { denied } = await run(action, 'post-login', { event: { user: { email_verified: false } } })`.
 * Throws where the Action does not export the trigger's handler; what the handler throws is in `failed`.
 */
export async function run<T extends keyof Events>(
  handlers: Handlers,
  trigger: T,
  options: RunOptions<Events[T]> = {},
): Promise<Result> {
  const [handler] = triggers[trigger].handlers;
  if (typeof handlers[handler] !== 'function') throw new Error(missing(handlers, handler));
  const clock = options.clock ?? fixedClock(NOW);
  const action: LoadedAction = {
    name: trigger,
    secrets: options.secrets ?? {},
    exports: () => handlers,
    ownFrame: (frame) => !OTHER_FRAME.test(frame),
  };
  const event = override(plain(events[trigger]), options.event ?? {});
  const timing = { clock, cache: openCache(clock) };
  return resultOf(await listening(() => runActions(triggers[trigger], [action], event, timing)));
}

/** Frames of Node.js, of packages and of this program. */
const OTHER_FRAME = /node:|node_modules|src[\\/](actions[\\/]runtime|testing)[\\/]/;

/** An event as the JSON that it is. */
function plain(event: unknown): Doc {
  return JSON.parse(JSON.stringify(event));
}

function missing(handlers: Handlers, handler: string): string {
  const names = Object.keys(handlers).join(', ') || 'nothing';
  return `The Action must export ${handler}; it exports ${names}.`;
}
