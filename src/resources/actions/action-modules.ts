import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { flag, listOf, number, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { file, immutable, readOnly, secret, set, withDefault, writeOnly } from '../traits.ts';
import { adoptedModule } from './action-adopt.ts';
import {
  listedModules,
  listedUses,
  moduleMissing,
  removedModule,
  savedModule,
  shownModule,
} from './module-hooks.ts';
import { moduleVersions, rollBack } from './module-versions.ts';

/** How many of them a module may have (documented). */
const MOST = { dependencies: 10, secrets: 30 };

const short = text.max(255);
const code = text.max(65536);
const dependency = object({ name: short, version: text.max(50) });
const secretField = object(
  { name: short },
  { value: writeOnly(secret(text.max(4096))), updated_at: readOnly(text) },
);

const content = {
  code,
  dependencies: set(listOf(dependency).max(MOST.dependencies)),
  secrets: set(listOf(secretField).max(MOST.secrets)),
};

/** Code that several Actions share, in published versions: `require('actions:NAME')`. */
export const actionModules = kind({
  name: 'actionModules',
  path: '/actions/modules',
  shape: collection({ list: 'modules', verbs: ['create', 'read', 'update', 'remove'] }),
  scope: 'actions',
  identity: ['name'],
  unique: [['name']],
  missing: moduleMissing,
  conflict: { message: 'An action module with the same name already exists.' },
  fields: object(
    { name: immutable(short), code },
    {
      dependencies: withDefault(content.dependencies, []),
      secrets: withDefault(content.secrets, []),
      api_version: writeOnly(immutable(text.max(20))),
      publish: writeOnly(immutable(flag)),
      id: readOnly(text),
      all_changes_published: readOnly(flag),
      actions_using_module_total: readOnly(number),
      latest_version: readOnly(settings({ id: text, version_number: number })),
      latest_version_number: readOnly(number),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: settings(content),
  children: [moduleVersions],
  verbs: [
    { method: 'GET', path: '', scope: 'read:actions', run: listedModules },
    { method: 'GET', path: '/{id}/actions', scope: 'read:actions', run: listedUses },
    rollBack,
  ],
  save: savedModule,
  show: shownModule,
  reading: { adopt: adoptedModule },
  removed: removedModule,
});

export const actionModulesAsset = asset({
  key: 'actionModules',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name: short, code: file(text) },
    {
      dependencies: set(listOf(dependency)),
      secrets: set(listOf(object({ name: short }, { value: secret(text) }))),
      // Asks auth0-deploy-cli to publish what it has written.
      all_changes_published: flag,
      // Exports have these; auth0-deploy-cli never sends them.
      actions_using_module_total: number,
      latest_version_number: number,
    },
  ),
});
