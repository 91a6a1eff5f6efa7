import type { Doc } from '../../core/json.ts';
import { problemsIn } from './events/problems-in.ts';
import { type TriggerId, triggers } from './triggers/index.ts';

/**
 * What no event of the trigger has, a sentence for each place: `` `event.user.emial` is no field that Auth0 sends; did you
 * mean `email`? `` Empty where Auth0 could send such an event. `secrets`, which are the Action's, are not looked at, nor
 * are parts that are the very ones of a `sound` event.
 */
export function checkEvent(trigger: TriggerId, event: Doc, sound?: Doc): readonly string[] {
  const { secrets: _secrets, ...rest } = event;
  return problemsIn(triggers[trigger].event, rest, 'event', sound);
}
