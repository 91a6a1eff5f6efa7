import type { Resume } from '../runner.ts';
import type { Trigger } from '../triggers/trigger.ts';
import type { LoadedAction } from './run-action.ts';

/** An Action, and the name of the handler that is called. */
export interface Turn {
  readonly action: LoadedAction;
  readonly handler: string;
}

/**
 * What is to run, in order: every Action, or what a suspended flow has left. Auth0's documentation: Actions that ran
 * before a redirect do not run again.
 */
export function turnsOf(
  { handlers: [execute, continued = execute] }: Trigger,
  actions: readonly LoadedAction[],
  resume?: Resume,
): readonly Turn[] {
  const toExecute = (action: LoadedAction): Turn => ({ action, handler: execute });
  if (!resume) return actions.map(toExecute);
  const [suspended, ...later] = actions.slice(indexOf(resume, actions));
  const again = suspended && resume.handler === 'resume' ? [{ action: suspended, handler: continued }] : [];
  return [...again, ...later.map(toExecute)];
}

/** Whether the Action that suspended the flow is one of these. */
export function isBound(resume: Resume, actions: readonly LoadedAction[]): boolean {
  return indexOf(resume, actions) >= 0;
}

function indexOf({ action }: Resume, actions: readonly LoadedAction[]): number {
  return actions.findIndex(({ name }) => name === action);
}
