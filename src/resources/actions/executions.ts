import { isoNow } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, docsOf, isDoc, type Json } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';

/** Kept apart from what the Management API lists: runs are no part of what a tenant is. */
export const EXECUTIONS = '/_actions/executions';

/** The last so many are kept here, as long as Auth0 keeps them: ten days (documented). */
const MOST = 1000;
const LONGEST_MS = 10 * 24 * 60 * 60 * 1000;

/** `GET /actions/executions/{id}`: what the Actions of a trigger did in one run. */
export const executions = kind({
  name: 'actions.executions',
  path: '/actions/executions',
  shape: collection({ list: 'executions', verbs: [] }),
  scope: 'actions',
  identity: ['id'],
  fields: settings({ id: readOnly(text), trigger_id: readOnly(text), status: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '/{id}',
      scope: 'read:actions',
      run(_, { clock, documents, params }) {
        const found = documents.get(EXECUTIONS, params['id'] ?? '');
        if (!found || clock.now() - Date.parse(String(found.created_at)) > LONGEST_MS) {
          throw new ApiError(404, 'The execution does not exist.');
        }
        return { status: 200, body: found };
      },
    },
  ],
});

/** Writes down a run of a trigger's Actions, as the runtime tells it; the id of the execution. */
export function recordExecution(
  trigger: string,
  outcome: Json,
  { clock, documents, random }: Pick<HookContext, 'clock' | 'documents' | 'random'>,
): string {
  const id = uuid(random);
  const run = docOf(outcome);
  const now = isoNow(clock);
  const results = resultsOf(docsOf(run['executions']), clock.now());
  documents.put(EXECUTIONS, id, {
    id,
    trigger_id: trigger,
    status: run['suspended'] ? 'suspended' : 'final',
    results,
    created_at: now,
    updated_at: now,
  });
  forgetOldest(documents);
  return id;
}

/** One after the other, as they ran. None ended later than now: a clock that stands still has not seen them take time. */
function resultsOf(runs: readonly Doc[], now: number): Doc[] {
  return runs.map((run) => {
    const started = Number(run.started ?? now);
    const ended = Math.min(started + Number(run.milliseconds ?? 0), now);
    return {
      action_name: run.action ?? '',
      ...shownRun(run),
      started_at: new Date(started).toISOString(),
      ended_at: new Date(ended).toISOString(),
    };
  });
}

/** What an Action logged, how long it took, and what it threw. The place of logs and stats is assumed. */
export function shownRun({ logs, milliseconds = 0, error }: Doc): Doc {
  const text = docsOf(logs)
    .map((line) => `${String(line.text)}\n`)
    .join('');
  return {
    ...(isDoc(error) && { error: { id: String(error.name), msg: String(error.message) } }),
    response: { logs: text, stats: { action_duration_ms: milliseconds } },
  };
}

function forgetOldest(documents: Documents): void {
  const surplus = documents.count(EXECUTIONS) - MOST;
  if (surplus > 0) for (const [id] of documents.oldest(EXECUTIONS, surplus)) documents.remove(EXECUTIONS, id);
}
