import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { anything, choice, dictionary, object, settings, text } from '../schema.ts';
import { readOnly, withDefault } from '../traits.ts';
import { description, experimentationShape, identified, made, title } from './experimentation-kind.ts';
import { variations } from './variations.ts';

export const FLAGS = '/experimentation/feature-flags';
const MISSING = { message: 'Feature flag not found.' };

const parameters = dictionary(
  object(
    { type: choice('string', 'boolean', 'number', 'array', 'object'), value: anything },
    { description: text.max(255) },
  ),
);
const status = choice('draft', 'active', 'archived');

/** Where a flag may go from each of its states (documented): an archived one stays so. */
const TRANSITIONS: Readonly<Record<string, readonly string[]>> = {
  draft: ['active', 'archived'],
  active: ['archived'],
};

const changeStatus: Verb = {
  method: 'POST',
  path: '/{id}/status',
  scope: 'update:experimentation',
  body: object({ status }),
  run(body, context) {
    const { documents, params } = context;
    const id = params['id'] ?? '';
    const flag = documents.get(FLAGS, id);
    if (!flag) throw new ApiError(404, MISSING.message);
    const wanted = String(docOf(body).status);
    if (!TRANSITIONS[String(flag.status)]?.includes(wanted)) {
      throw new ApiError(400, `A feature flag cannot go from ${String(flag.status)} to ${wanted}.`);
    }
    if (wanted === 'active' && documents.list(`${FLAGS}/${id}/variations`).length < 2) {
      throw new ApiError(400, 'A feature flag needs at least two variations to be active.');
    }
    const next = identified('flg_', { ...flag, status: wanted }, flag, context);
    documents.put(FLAGS, id, next);
    return { status: 200, body: next };
  },
};

export const featureFlags = kind({
  name: 'featureFlags',
  path: FLAGS,
  shape: experimentationShape('flg_', 'feature_flags'),
  scope: 'experimentation',
  identity: ['name'],
  unique: [['name']],
  missing: MISSING,
  conflict: { message: 'A feature flag with this name already exists.' },
  fields: object(
    { name: title, parameters },
    {
      ...made,
      description,
      type: readOnly(withDefault(choice('auth0', 'self'), 'self')),
      status: readOnly(withDefault(status, 'draft')),
    },
  ),
  updateFields: settings({ name: title, description: description.nullable(), parameters }),
  children: [variations],
  verbs: [changeStatus],
  save(next, before, context) {
    const count = Object.keys(docOf(next.parameters)).length;
    if (count < 1 || count > 10) throw new ApiError(400, 'A feature flag has one to ten parameters.');
    return identified('flg_', next, before, context);
  },
  removed: refuseUsed,
});

/** A flag of an experiment stays (documented as 409; the wording is assumed). */
function refuseUsed({ id }: Doc, { documents }: HookContext): void {
  const used = documents.list('/experimentation/experiments').some((one) => one.feature_flag_id === id);
  if (used) throw new ApiError(409, 'The feature flag is used by an experiment.');
}
