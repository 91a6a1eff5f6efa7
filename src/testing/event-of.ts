import { checkEvent } from '../actions/runtime/check-event.ts';
import { isTriggerId } from '../actions/runtime/triggers/index.ts';
import type { Doc } from '../core/json.ts';
import { override } from './overrides.ts';

/** An event with a test's overrides. Throws where no event of the trigger has what came out, each place by its path. */
export function eventOf(trigger: string, usual: Doc, overrides: object): Doc {
  const event = override(usual, overrides);
  const problems = isTriggerId(trigger) ? checkEvent(trigger, event) : [];
  if (problems.length > 0) throw new Error(`No event of ${trigger} is like this:\n${list(problems)}`);
  return event;
}

const list = (problems: readonly string[]): string => problems.map((one) => `  ${one}`).join('\n');
