import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { docsIn } from '../applications/client-hooks.ts';
import { ApiError, asset, collection, type HookContext, kind } from '../kind.ts';
import { choice, flag, listOf, loose, number, object, settings, text } from '../schema.ts';
import { file, immutable, readOnly, secret, set, withDefault, writeOnly } from '../traits.ts';
import { sameContent, shownSecrets, storedSecrets, withVersions } from './action-content.ts';
import { deployAction, redeployVersion, shownVersion, withDeployedVersion } from './action-deploy.ts';
import { TRIGGER_IDS } from './trigger-table.ts';

const dependency = object({ name: text, version: text }, { registry_url: text });
const secretField = object({ name: text }, { value: writeOnly(secret(text)), updated_at: readOnly(text) });
const moduleUse = settings({
  module_id: text,
  module_name: text,
  module_version_id: text,
  module_version_number: number,
});
const supportedTrigger = loose({ id: choice(...TRIGGER_IDS), version: text });

const versionFields = {
  code: text,
  dependencies: set(listOf(dependency)),
  runtime: text,
  secrets: set(listOf(secretField)),
  modules: set(listOf(moduleUse)),
};

const versions = kind({
  name: 'actions.versions',
  path: '/actions/actions/{actionId}/versions',
  shape: collection({ list: 'versions', wrapped: true, verbs: ['list', 'read'] }),
  scope: 'actions',
  identity: ['number'],
  missing: { message: 'The requested version does not exist' },
  // All of it is made by a deploy: a version is never written, nor a difference of its own.
  fields: settings({ id: readOnly(text), number: readOnly(number), code: readOnly(text) }),
  verbs: [redeployVersion],
  show: shownVersion,
});

export const actions = kind({
  name: 'actions',
  path: '/actions/actions',
  shape: collection({ paging: 'pages', list: 'actions', wrapped: true }),
  scope: 'actions',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'That action does not exist.' },
  conflict: { message: 'An action with the same name already exists.' },
  fields: object(
    { name: text, supported_triggers: listOf(supportedTrigger) },
    {
      ...versionFields,
      id: readOnly(text),
      runtime: withDefault(text, 'node22'),
      dependencies: withDefault(versionFields.dependencies, []),
      secrets: withDefault(versionFields.secrets, []),
      code: withDefault(text, ''),
      status: readOnly(text),
      all_changes_deployed: readOnly(flag),
      current_version: readOnly(loose({})),
      deployed_version: readOnly(loose({})),
      installed_integration_id: readOnly(text),
      integration: readOnly(loose({})),
      created_at: readOnly(text),
      updated_at: readOnly(text),
      built_at: readOnly(text),
      deploy: immutable(writeOnly(flag)),
    },
  ),
  children: [versions],
  verbs: [deployAction],
  save: saved,
  show: shown,
  filter: (action, { query }) =>
    (query['actionName'] === undefined || query['actionName'] === action.name) &&
    (query['deployed'] === undefined ||
      (query['deployed'] === 'true') === (action.deployed_version !== undefined)) &&
    (query['triggerId'] === undefined ||
      docsIn(action.supported_triggers).some(({ id }) => id === query['triggerId'])) &&
    query['installed'] !== 'true',
  removed,
});

function saved({ deploy, ...next }: Doc, before: Doc | undefined, context: HookContext): Doc {
  const draft: Doc = {
    ...next,
    supported_triggers: withVersions(next.supported_triggers),
    secrets: storedSecrets(next.secrets, before?.secrets, context),
  };
  // Saving what is there already changes nothing, not even the date: an import sends every Action again.
  if (before) {
    const unchanged = draft.name === before.name && sameContent(draft, before);
    return unchanged ? before : { ...draft, updated_at: isoNow(context.clock) };
  }
  const now = isoNow(context.clock);
  const made = { ...draft, id: uuid(context.random), status: 'built', created_at: now, updated_at: now };
  return deploy === true ? withDeployedVersion(made, context) : made;
}

function shown(stored: Doc): Doc {
  const { deployed_version: deployed, ...action } = stored;
  const version = docsIn(deployed === undefined ? [] : [deployed])[0];
  return {
    ...action,
    secrets: shownSecrets(action.secrets),
    ...(version && {
      current_version: {
        id: version.id ?? '',
        code: version.code ?? '',
        runtime: version.runtime ?? '',
        status: 'BUILT',
        number: version.number ?? 1,
        build_time: version.built_at ?? '',
        created_at: version.created_at ?? '',
        updated_at: version.updated_at ?? '',
      },
      deployed_version: shownVersion(version),
    }),
    all_changes_deployed: version !== undefined && sameContent(action, version),
  };
}

/** An Action that is bound is deleted with `force` only, which takes it out of its triggers (documented). */
function removed({ id }: Doc, { documents, query }: HookContext): void {
  for (const path of documents.paths('/actions/triggers/')) {
    const items = docsIn(documents.get(path, '')?.items);
    const rest = items.filter(({ action }) => docsIn([action ?? null])[0]?.id !== id);
    if (rest.length === items.length) continue;
    if (query['force'] !== 'true') {
      throw new ApiError(
        400,
        'This action is currently bound to a trigger. Unbind it before it is deleted.',
        'action_is_bound',
      );
    }
    documents.put(path, '', { items: rest });
  }
}

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
      dependencies: versionFields.dependencies,
      secrets: set(listOf(object({ name: text }, { value: secret(text) }))),
      modules: set(listOf(settings({ module_name: text, module_version_number: number }))),
      deployed: flag,
      status: text,
    },
  ),
});
