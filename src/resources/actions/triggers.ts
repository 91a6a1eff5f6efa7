import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, docsOf, isDoc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, listOf, loose, object, settings, text } from '../schema.ts';
import { collection, list } from '../shapes.ts';
import { readOnly, ref, secret } from '../traits.ts';
import { adoptedBinding } from './action-adopt.ts';
import { summary } from './action-deploy.ts';
import { shownVersions } from './action-hooks.ts';
import { TRIGGER_IDS, triggerDocuments } from './trigger-table.ts';

/** `GET /actions/triggers`: what Auth0 has, in every version. */
export const triggers = kind({
  name: 'triggers.available',
  path: '/actions/triggers',
  shape: collection({ list: 'triggers', verbs: [] }),
  scope: 'actions',
  identity: ['id', 'version'],
  fields: settings({ id: readOnly(text), version: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:actions',
      run: () => ({ status: 200, body: { triggers: triggerDocuments } }),
    },
  ],
});

/** The Actions of a trigger, in the order in which they run. */
export const triggerBindings = kind({
  name: 'triggers',
  path: '/actions/triggers/{triggerId}/bindings',
  shape: list({ list: 'bindings', paged: true }),
  params: { triggerId: choice(...TRIGGER_IDS) },
  scope: 'actions',
  identity: ['action'],
  fields: object(
    { ref: object({ type: choice('action_name', 'action_id', 'binding_id'), value: text }) },
    {
      id: readOnly(text),
      trigger_id: readOnly(text),
      action: readOnly(loose({})),
      display_name: text,
      secrets: listOf(object({ name: text, value: secret(text) })),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  save: saved,
  show: shown,
  reading: { adopt: adoptedBinding },
});

/** The binding holds the Action's id. One that is there already, for the same Action and name, stays as it is. */
function saved({ ref: reference, display_name: name }: Doc, _: Doc | undefined, context: HookContext): Doc {
  const trigger = context.params['triggerId'] ?? '';
  const before = docsOf(context.documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items);
  const action = actionOf(docOf(reference), before, context);
  checked(action, trigger);
  const display = name ?? action.name ?? '';
  const same = before.find((one) => actionId(one) === action.id && one.display_name === display);
  if (same) return same;
  const now = isoNow(context.clock);
  return {
    id: uuid(context.random),
    trigger_id: trigger,
    action: { id: action.id ?? '', name: action.name ?? '' },
    created_at: now,
    updated_at: now,
    display_name: display,
  };
}

function actionOf({ type, value }: Doc, before: readonly Doc[], { documents }: HookContext): Doc {
  const id = type === 'binding_id' ? before.find((one) => one.id === value) : undefined;
  const wanted = id ? actionId(id) : String(value);
  const action =
    type === 'action_name'
      ? documents.list('/actions/actions').find((one) => one.name === wanted)
      : documents.get('/actions/actions', wanted);
  if (!action) throw new ApiError(404, `The action ${wanted} does not exist`);
  return action;
}

function checked(action: Doc, trigger: string): void {
  if (!docsOf(action.supported_triggers).some(({ id }) => id === trigger)) {
    throw new ApiError(400, `The action ${String(action.name)} does not support the trigger ${trigger}`);
  }
  if (action.deployed_version === undefined) {
    throw new ApiError(400, `The action ${String(action.name)} must be deployed before it can be bound`);
  }
}

function actionId({ action }: Doc): string {
  return isDoc(action) ? String(action.id) : '';
}

/** The Action with its deployed version. It never says that all of its changes are deployed (recorded). */
function shown(binding: Doc, { documents }: HookContext): Doc {
  const action = documents.get('/actions/actions', actionId(binding));
  if (!action) return binding;
  const versions = shownVersions(action.deployed_version);
  return { ...binding, action: { ...summary(action), ...versions, all_changes_deployed: false } };
}

const binding = object({ action_name: ref(text, 'actions') }, { display_name: text });

export const triggersAsset = asset({
  key: 'triggers',
  layout: 'object',
  identity: [],
  entry: settings(Object.fromEntries(TRIGGER_IDS.map((id) => [id, listOf(binding)]))),
});
