import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError, type HookContext, type Verb } from '../kind.ts';
import { sameContent, shownSecrets } from './action-content.ts';

/** A version without the values of its secrets. */
export function shownVersion(version: Doc): Doc {
  return { ...version, secrets: shownSecrets(version.secrets) };
}

/** The Action with its draft as a new version that is deployed. */
export function withDeployedVersion(action: Doc, context: HookContext): Doc {
  const path = `/actions/actions/${String(action.id)}/versions`;
  const last = context.documents
    .list(path)
    .reduce((number, version) => Math.max(number, Number(version.number)), 0);
  const now = isoNow(context.clock);
  const version: Doc = {
    code: action.code ?? '',
    dependencies: action.dependencies ?? [],
    id: uuid(context.random),
    deployed: true,
    number: last + 1,
    built_at: now,
    secrets: action.secrets ?? [],
    ...(action.modules !== undefined && { modules: action.modules }),
    status: 'built',
    created_at: now,
    updated_at: now,
    runtime: action.runtime ?? 'node22',
    supported_triggers: action.supported_triggers ?? [],
  };
  return deployed(action, version, context);
}

function deployed(action: Doc, version: Doc, { documents }: HookContext): Doc {
  const path = `/actions/actions/${String(action.id)}/versions`;
  for (const other of documents.list(path)) {
    if (other.deployed === true && other.id !== version.id) {
      documents.put(path, String(other.id), { ...other, deployed: false });
    }
  }
  documents.put(path, String(version.id), version);
  return { ...action, deployed_version: version };
}

/**
 * `POST /actions/actions/{id}/deploy`. Auth0 makes a new version even of an Action that has not changed (recorded).
 * Here that answers with the version that is deployed already: an import that changes nothing leaves nothing behind.
 */
export const deployAction: Verb = {
  method: 'POST',
  path: '/{id}/deploy',
  scope: 'create:actions',
  run(_, context) {
    const before = actionOf(context.params['id'], context);
    const current = before.deployed_version;
    if (isDoc(current) && sameContent(before, current)) return { status: 200, body: answer(before, current) };
    const action = withDeployedVersion(before, context);
    context.documents.put('/actions/actions', String(action.id), action);
    return { status: 200, body: answer(action, action.deployed_version) };
  },
};

/** `POST /actions/actions/{actionId}/versions/{id}/deploy`: back to an earlier version, as a new one (documented). */
export const redeployVersion: Verb = {
  method: 'POST',
  path: '/{id}/deploy',
  scope: 'create:actions',
  run(_, context) {
    const action = actionOf(context.params['actionId'], context);
    const version = context.documents.get(
      `/actions/actions/${String(action.id)}/versions`,
      context.params['id'] ?? '',
    );
    if (!version) throw new ApiError(404, 'The requested version does not exist');
    const { code = '', dependencies = [], runtime = '', secrets = [], supported_triggers = [] } = version;
    const draft: Doc = { ...action, code, dependencies, runtime, secrets, supported_triggers };
    const next = withDeployedVersion(draft, context);
    context.documents.put('/actions/actions', String(action.id), next);
    return { status: 202, body: answer(next, next.deployed_version) };
  },
};

function actionOf(id: string | undefined, { documents }: HookContext): Doc {
  const action = documents.get('/actions/actions', id ?? '');
  if (!action) throw new ApiError(404, 'That action does not exist.');
  return action;
}

function answer(action: Doc, version: Doc[string] | undefined): Doc {
  const { id = '', name = '', supported_triggers = [], created_at = '', updated_at = '' } = action;
  return {
    ...shownVersion(isDoc(version) ? version : {}),
    action: { id, name, supported_triggers, created_at, updated_at, all_changes_deployed: true },
  };
}
