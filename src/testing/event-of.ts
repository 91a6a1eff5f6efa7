import { checkEvent } from '../actions/runtime/check-event.ts';
import type { TriggerId } from '../actions/runtime/triggers/index.ts';
import type { Doc } from '../core/json.ts';
import { events } from './events/index.ts';
import { override } from './overrides.ts';

/** An event with a test's overrides. Throws where no event of the trigger has what came out, each place by its path. */
export function eventOf(trigger: TriggerId, usual: Doc, overrides: object): Doc {
  const event = override(usual, overrides);
  const problems = checkEvent(trigger, event, usual);
  if (problems.length > 0) throw new Error(`No event of ${trigger} is like this:\n${list(problems)}`);
  return event;
}

const list = (problems: readonly string[]): string => problems.map((one) => `  ${one}`).join('\n');

const plain = new Map<TriggerId, Doc>();

/** The kit's event of a trigger, as the JSON that it is. */
export function usualEvent(trigger: TriggerId): Doc {
  const event: Doc = plain.get(trigger) ?? JSON.parse(JSON.stringify(events[trigger]));
  plain.set(trigger, event);
  return event;
}
