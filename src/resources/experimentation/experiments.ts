import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, flag, listOf, number, object, settings, text } from '../schema.ts';
import { immutable, readOnly, withDefault } from '../traits.ts';
import { idPattern } from './base58.ts';
import { changeExperimentStatus, validateExperiment } from './experiment-verbs.ts';
import { description, experimentationShape, identified, made, title } from './experimentation-kind.ts';
import { FLAGS } from './feature-flags.ts';
import { blockersOf } from './readiness.ts';

const allocations = listOf(
  object(
    { variation_id: text.regex(idPattern('var_')), is_control: flag },
    {
      weight: number.min(0).max(100),
      segment_id: text.regex(idPattern('seg_')),
      priority: number.min(1),
      is_fallback: flag,
    },
  ),
).min(1);
const assignment_config = object({ subject: choice('device') });

export const experiments = kind({
  name: 'experiments',
  path: '/experimentation/experiments',
  shape: experimentationShape('exp_', 'experiments'),
  scope: 'experimentation',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'Experiment not found.' },
  conflict: { message: 'An experiment with this name already exists.' },
  fields: object(
    {
      name: title,
      feature_flag_id: immutable(text.regex(idPattern('flg_'))),
      authentication_flow: immutable(text),
      allocation_strategy: immutable(choice('percentage', 'segment')),
      assignment_config,
      allocations,
    },
    {
      ...made,
      description,
      status: readOnly(withDefault(choice('draft', 'active', 'paused', 'completed', 'archived'), 'draft')),
      is_valid: readOnly(flag),
      started_at: readOnly(text),
      ended_at: readOnly(text),
    },
  ),
  updateFields: settings({
    name: title,
    description: description.nullable(),
    assignment_config,
    allocations,
  }),
  verbs: [changeExperimentStatus, validateExperiment],
  // Archived ones are hidden unless they are asked for (documented).
  filter: ({ status, authentication_flow, feature_flag_id }, { query }) =>
    (query['status'] === undefined ? status !== 'archived' : status === query['status']) &&
    [authentication_flow, undefined].includes(query['authentication_flow']) &&
    [feature_flag_id, undefined].includes(query['feature_flag_id']),
  save: savedExperiment,
  removed: refuseActive,
});

function savedExperiment(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const used = context.documents.get(FLAGS, String(next.feature_flag_id));
  if (!used) throw new ApiError(404, 'Feature flag not found.');
  // No new experiment can be made with a flag that is archived (documented; the wording is assumed).
  if (!before && used.status === 'archived') throw new ApiError(400, 'The feature flag is archived.');
  const is_valid = blockersOf(next, context).length === 0;
  return identified('exp_', { ...next, is_valid }, before, context);
}

/** Documented: pause or complete it first. */
function refuseActive({ status }: Doc): void {
  if (status === 'active') throw new ApiError(400, 'Active experiments cannot be deleted.');
}
