import type { Doc } from '../../core/json.ts';
import { asset } from '../asset.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { listOf, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { file, readOnly } from '../traits.ts';
import { flowAction } from './flow-actions.ts';
import { flowExecutions } from './flow-executions.ts';
import { flowsOf, wants } from './form-hooks.ts';

const name = text.min(1).max(150);
const actions = listOf(flowAction);

export const flows = kind({
  name: 'flows',
  path: '/flows',
  shape: collection({ prefix: 'af_', length: 22, list: 'flows', deleteMissing: true }),
  scope: 'flows',
  identity: ['name'],
  missing: { message: 'Flow not found' },
  fields: object(
    { name },
    {
      actions,
      id: readOnly(text),
      created_at: readOnly(text),
      updated_at: readOnly(text),
      executed_at: readOnly(text),
    },
  ),
  updateFields: settings({ name, actions: actions.nullable() }),
  children: [flowExecutions],
  save: dated,
  show: shownFlow,
  reading: { each: true },
});

/** A list has no steps; `hydrate` adds the forms that run the flow. */
function shownFlow(stored: Doc, { operation, query, documents }: HookContext): Doc {
  const running = () => documents.list('/forms').filter((form) => flowsOf(form).has(String(stored.id)));
  const { actions: steps, ...summary } = stored;
  return {
    ...summary,
    ...(operation !== 'list' && steps !== undefined && { actions: steps }),
    ...(wants(query, 'form_count') && { form_count: running().length }),
    ...(operation !== 'list' &&
      wants(query, 'forms') && {
        forms: running().map(({ id = '', name: called = '' }) => ({ id, name: called })),
      }),
  };
}

/** In `tenant/`, a flow is the path of the JSON file that the flow editor exports. */
export const flowsAsset = asset({
  key: 'flows',
  layout: 'list',
  identity: ['name'],
  entry: object({ name, body: file(text) }),
});
