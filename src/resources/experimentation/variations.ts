import { type Doc, docOf, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { anything, dictionary, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { description, identified, made, title } from './experimentation-kind.ts';

const overrides = dictionary(object({ value: anything }));

/** What differs from the parameters of a feature flag for some of its visitors. */
export const variations = kind({
  name: 'featureFlags.variations',
  path: '/experimentation/feature-flags/{id}/variations',
  shape: collection({ prefix: 'var_', length: 22, paging: 'none', wrapped: true, list: 'variations' }),
  scope: 'experimentation',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'Variation not found.' },
  conflict: { message: 'A variation with this name already exists on this feature flag.' },
  fields: object({ name: title, overrides }, { ...made, feature_flag_id: readOnly(text), description }),
  updateFields: settings({ name: title, description: description.nullable(), overrides }),
  save(next, before, context) {
    const feature_flag_id = context.params['id'] ?? '';
    refuseUnknown(next, feature_flag_id, context);
    return identified('var_', { ...next, feature_flag_id }, before, context);
  },
  removed: refuseUsed,
});

/** A variation overrides parameters that its flag has (documented; the wording is assumed). */
function refuseUnknown({ overrides: given }: Doc, flag: string, { documents }: HookContext): void {
  const parameters = docOf(documents.get('/experimentation/feature-flags', flag)?.parameters);
  const unknown = Object.keys(docOf(given)).filter((name) => !(name in parameters));
  if (unknown.length > 0) {
    throw new ApiError(400, `The feature flag has no parameter ${unknown.join(', ')}.`);
  }
}

/** A variation that an experiment gives to somebody stays (documented as 409; the wording is assumed). */
function refuseUsed({ id }: Doc, { documents }: HookContext): void {
  const used = documents
    .list('/experimentation/experiments')
    .some(
      ({ allocations }) =>
        Array.isArray(allocations) && allocations.filter(isDoc).some((one) => one.variation_id === id),
    );
  if (used) throw new ApiError(409, 'The variation is used by an experiment.');
}
