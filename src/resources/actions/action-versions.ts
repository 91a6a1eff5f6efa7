import { kind } from '../kind.ts';
import { number, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { adoptedVersion } from './action-adopt.ts';
import { redeployVersion, VERSION_MISSING, withAction } from './action-deploy.ts';
import { storedSecretsField } from './action-fields.ts';

/** What was deployed of an Action, and when: the last one first. A version never changes. */
export const actionVersions = kind({
  name: 'actions.versions',
  path: '/actions/actions/{actionId}/versions',
  shape: collection({
    list: 'versions',
    wrapped: true,
    perPage: 20,
    newestFirst: true,
    verbs: ['list', 'read'],
  }),
  scope: 'actions',
  identity: ['number'],
  missing: { message: VERSION_MISSING },
  // All of it is made by a deploy: a version is never written, nor a difference of its own.
  fields: settings({
    id: readOnly(text),
    number: readOnly(number),
    code: readOnly(text),
    secrets: storedSecretsField,
  }),
  verbs: [redeployVersion],
  show: withAction,
  reading: { adopt: adoptedVersion },
});
