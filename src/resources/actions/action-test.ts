import { type Doc, docOf, docsOf, isDoc, type Json } from '../../core/json.ts';
import type { Verb } from '../kind.ts';
import { free, object } from '../schema.ts';
import { actionOf } from './action-deploy.ts';
import { shownRun } from './executions.ts';

/** `POST /actions/actions/{id}/test`: runs the draft, with the payload as its event. Nothing that it asks for is done. */
export const testAction: Verb = {
  method: 'POST',
  path: '/{id}/test',
  scope: 'create:actions',
  body: object({ payload: free }),
  async prepare(body, context, services) {
    const action = actionOf(context.params['id'], context);
    const [trigger] = docsOf(action.supported_triggers);
    const event = docOf(docOf(body)['payload']);
    return services.runAction(String(trigger?.id), action, event);
  },
  run: (_, __, outcome) => ({ status: 200, body: { payload: tested(outcome ?? {}) } }),
};

/** Assumed: what the run logged, what it asked for, and how long it took. */
function tested(outcome: Json): Doc {
  if (!isDoc(outcome)) return {};
  const [execution] = docsOf(outcome['executions']);
  const { commands = [], denied, suspended } = outcome;
  return {
    ...(execution && shownRun(execution)),
    commands,
    ...(denied !== undefined && { denied }),
    ...(suspended !== undefined && { suspended }),
  };
}
