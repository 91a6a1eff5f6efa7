import type { DeployedAction, RunRequest } from '../../../src/actions/runtime/runner.ts';
import type { TriggerId } from '../../../src/actions/runtime/triggers/index.ts';
import { triggers } from '../../../src/actions/runtime/triggers/index.ts';
import type { Doc } from '../../../src/core/json.ts';
import { type Events, events } from '../../../src/testing/index.ts';

/** A deployed Action whose handler has this body, with `event` and `api`. */
export function action(trigger: TriggerId, name: string, body: string, secrets = {}): DeployedAction {
  const [handler] = triggers[trigger].handlers;
  return { id: name, name, secrets, code: `exports.${handler} = async (event, api) => {\n${body}\n};` };
}

/** A run of Actions with these names and bodies, on the kit's event of the trigger. */
export function request<T extends keyof Events>(
  trigger: T,
  bodies: Readonly<Record<string, string>>,
  event: Doc = {},
): RunRequest {
  const base: Doc = JSON.parse(JSON.stringify(events[trigger]));
  const actions = Object.entries(bodies).map(([name, body]) => action(trigger, name, body));
  return { trigger, actions, event: { ...base, ...event } };
}
