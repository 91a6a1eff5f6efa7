import type { LoadedAction } from '../actions/runtime/pipeline/run-action.ts';
import type { Trigger } from '../actions/runtime/triggers/trigger.ts';

/** What an Action's file exports: `import * as action from './action.ts'`. */
export type Handlers = Readonly<Record<string, unknown>>;

/** Actions of a test, as the pipeline takes them; throws where one does not export the trigger's handler. */
export function loadedActions(
  given: Handlers | readonly Handlers[],
  { handlers: [handler] }: Trigger,
  secrets: Readonly<Record<string, string>>,
): LoadedAction[] {
  const actions: readonly Handlers[] = isSeveral(given) ? given : [given];
  return actions.map((exports, index) => {
    if (typeof exports[handler] !== 'function') throw new Error(missing(exports, handler));
    // As in: The Action under test was ended.
    const name = actions.length === 1 ? 'under test' : `number ${index + 1}`;
    return { name, secrets, exports: () => exports, ownFrame: (frame) => !OTHER_FRAME.test(frame) };
  });
}

/** Frames of Node.js, of packages and of this program. */
const OTHER_FRAME = /node:|node_modules|src[\\/](actions[\\/]runtime|testing)[\\/]/;

function isSeveral(given: Handlers | readonly Handlers[]): given is readonly Handlers[] {
  return Array.isArray(given);
}

function missing(exports: Handlers, handler: string): string {
  const names = Object.keys(exports).join(', ') || 'nothing';
  return `The Action must export ${handler}; it exports ${names}.`;
}
