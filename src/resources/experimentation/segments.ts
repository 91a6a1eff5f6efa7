import { type Doc, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, either, flag, listOf, object, settings, text } from '../schema.ts';
import { readOnly, withDefault } from '../traits.ts';
import { description, experimentationShape, identified, made, title } from './experimentation-kind.ts';

const words = listOf(text.max(1024)).min(1);
/** A list of the values meant, or one test of the value. */
const condition = either(
  words,
  object({ contains: words }),
  object({ starts_with: words }),
  object({ ends_with: words }),
  object({ exists: flag }),
);
/** What is known of a request at /authorize (documented). */
const ATTRIBUTES =
  `client_id connection connection_type organization_id domain device_type browser platform user_agent
  country region`.split(/\s+/);
const conditions = settings(Object.fromEntries(ATTRIBUTES.map((name) => [name, condition])));
const rules = listOf(settings({ match: conditions, not_match: conditions })).min(1);

/** Whom an experiment is for: a request is in the segment where any rule fits it. */
export const segments = kind({
  name: 'segments',
  path: '/experimentation/segments',
  shape: experimentationShape('seg_', 'segments'),
  scope: 'experimentation',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'Segment not found.' },
  conflict: { message: 'A segment with this name already exists.' },
  fields: object(
    { name: title, rules },
    { ...made, description, type: readOnly(withDefault(choice('self', 'auth0'), 'self')) },
  ),
  updateFields: settings({ name: title, description: description.nullable(), rules }),
  save: (next, before, context) => identified('seg_', next, before, context),
  removed: refuseUsed,
});

/** A segment of an experiment stays (documented as 409; the wording is assumed). */
function refuseUsed({ id }: Doc, { documents }: HookContext): void {
  const used = documents
    .list('/experimentation/experiments')
    .some(
      ({ allocations }) =>
        Array.isArray(allocations) && allocations.filter(isDoc).some((one) => one.segment_id === id),
    );
  if (used) throw new ApiError(409, 'The segment is used by an experiment.');
}
