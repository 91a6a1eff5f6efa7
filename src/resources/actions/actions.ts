import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, flag, listOf, number, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { file, immutable, ref, secret, set, writeOnly } from '../traits.ts';
import { adoptedAction } from './action-adopt.ts';
import { deployAction } from './action-deploy.ts';
import { contentFields, dependencies, madeFields, supportedTriggers } from './action-fields.ts';
import { isMeant, removedAction, savedAction, shownAction } from './action-hooks.ts';
import { testAction } from './action-test.ts';
import { actionVersions } from './action-versions.ts';
import { TRIGGER_IDS } from './trigger-table.ts';

export const actions = kind({
  name: 'actions',
  path: '/actions/actions',
  shape: collection({ list: 'actions', wrapped: true, perPage: 20 }),
  scope: 'actions',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'That action does not exist.' },
  conflict: { message: 'An action with the same name already exists.' },
  fields: object(
    { name: text.min(1), supported_triggers: supportedTriggers },
    { ...contentFields, ...madeFields, deploy: immutable(writeOnly(flag)) },
  ),
  children: [actionVersions],
  verbs: [deployAction, testAction],
  save: savedAction,
  show: shownAction,
  reading: { adopt: adoptedAction },
  filter: isMeant,
  removed: removedAction,
});

export const actionsAsset = asset({
  key: 'actions',
  layout: 'list',
  identity: ['name'],
  entry: object(
    {
      name: text,
      code: file(text),
      supported_triggers: listOf(object({ id: choice(...TRIGGER_IDS) }, { version: text })),
    },
    {
      runtime: text,
      dependencies,
      secrets: set(listOf(object({ name: text }, { value: secret(text) }))),
      modules: set(
        listOf(object({ module_name: ref(text, 'actionModules'), module_version_number: number })),
      ),
      deployed: flag,
      status: text,
    },
  ),
});
