import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { choice, object } from '../schema.ts';
import { identified } from './experimentation-kind.ts';
import { blockersOf } from './readiness.ts';

const PATH = '/experimentation/experiments';

/** Where an experiment may go from each of its states (documented; into the archive: assumed). */
const TRANSITIONS: Readonly<Record<string, readonly string[]>> = {
  draft: ['active', 'archived'],
  active: ['paused', 'completed'],
  paused: ['active', 'completed', 'archived'],
  completed: ['archived'],
};

export const changeExperimentStatus: Verb = {
  method: 'POST',
  path: '/{id}/status',
  scope: 'update:experimentation',
  body: object({ status: choice('active', 'paused', 'completed', 'archived') }),
  run(body, context) {
    const before = experimentOf(context);
    const wanted = String(docOf(body).status);
    if (!TRANSITIONS[String(before.status)]?.includes(wanted)) {
      throw new ApiError(400, `An experiment cannot go from ${String(before.status)} to ${wanted}.`);
    }
    const blockers = wanted === 'active' ? blockersOf(before, context) : [];
    if (blockers.length > 0) {
      throw new ApiError(400, blockers.map(({ message }) => String(message)).join(' '));
    }
    const now = isoNow(context.clock);
    const next = identified(
      'exp_',
      {
        ...before,
        status: wanted,
        ...(wanted === 'active' && { is_valid: true, started_at: before.started_at ?? now }),
        ...(wanted === 'completed' && { ended_at: now }),
      },
      before,
      context,
    );
    context.documents.put(PATH, String(before.id), next);
    return { status: 200, body: next };
  },
};

export const validateExperiment: Verb = {
  method: 'POST',
  path: '/{id}/validate',
  scope: 'read:experimentation',
  run(_, context) {
    const errors = blockersOf(experimentOf(context), context);
    return { status: 200, body: { is_valid: errors.length === 0, errors } };
  },
};

function experimentOf({ documents, params }: HookContext): Doc {
  const found = documents.get(PATH, params['id'] ?? '');
  if (!found) throw new ApiError(404, 'Experiment not found.');
  return found;
}
