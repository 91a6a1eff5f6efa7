import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { free, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { wants } from './form-hooks.ts';

/** The runs of a flow. The local tenant runs none itself; those that are seeded are listed, read and deleted. */
export const flowExecutions = kind({
  name: 'flows.executions',
  path: '/flows/{id}/executions',
  shape: collection({
    paging: 'both',
    list: 'executions',
    verbs: ['list', 'read', 'remove'],
    newestFirst: true,
  }),
  scope: 'flows_executions',
  identity: ['id'],
  missing: { message: 'Flow execution not found' },
  fields: object(
    {},
    {
      id: readOnly(text),
      trace_id: readOnly(text),
      journey_id: readOnly(text),
      status: readOnly(text),
      debug: readOnly(free),
      created_at: readOnly(text),
      updated_at: readOnly(text),
      started_at: readOnly(text),
      ended_at: readOnly(text),
    },
  ),
  show: shownExecution,
  reading: { large: true, each: true, query: { hydrate: 'debug' } },
});

/** What each step did is told only where `hydrate` asks for it (documented). */
function shownExecution(stored: Doc, { operation, query }: HookContext): Doc {
  const { debug, ...execution } = stored;
  const told = operation === 'read' && debug !== undefined && wants(query, 'debug');
  return told ? { ...execution, debug } : execution;
}
