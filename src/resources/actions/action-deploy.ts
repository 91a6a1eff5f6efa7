import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { flag, settings } from '../schema.ts';
import { sameContent, shownSecrets } from './action-content.ts';

export const VERSION_MISSING = 'The requested version does not exist';

/** How many versions of an Action are kept (documented): then the oldest makes room. */
const MOST_VERSIONS = 50;

/** A version without the values of its secrets. */
export function shownVersion(version: Doc): Doc {
  return { ...version, secrets: shownSecrets(version.secrets) };
}

/** The Action with its draft as a new version that is deployed. */
export function withDeployedVersion(action: Doc, context: HookContext): Doc {
  const path = versionsOf(action);
  const numbers = context.documents.list(path).map(({ number }) => Number(number));
  const now = isoNow(context.clock);
  const version: Doc = {
    code: action.code ?? '',
    dependencies: action.dependencies ?? [],
    id: uuid(context.random),
    deployed: true,
    number: Math.max(0, ...numbers) + 1,
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
  const path = versionsOf(action);
  const others = documents.list(path).filter(({ id }) => id !== version.id);
  for (const other of others) {
    if (other.deployed === true) documents.put(path, String(other.id), { ...other, deployed: false });
  }
  for (const { id } of others.slice(0, Math.max(0, others.length + 1 - MOST_VERSIONS))) {
    documents.remove(path, String(id));
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

/**
 * `POST /actions/actions/{actionId}/versions/{id}/deploy`: back to an earlier version, as a new one. The draft stays
 * as it is unless the request says `update_draft` (documented).
 */
export const redeployVersion: Verb = {
  method: 'POST',
  path: '/{id}/deploy',
  scope: 'create:actions',
  body: settings({ update_draft: flag }),
  run(body, context) {
    const action = actionOf(context.params['actionId'], context);
    const version = context.documents.get(versionsOf(action), context.params['id'] ?? '');
    if (!version) throw new ApiError(404, VERSION_MISSING);
    const {
      code = '',
      dependencies = [],
      runtime = '',
      secrets = [],
      supported_triggers = [],
      modules,
    } = version;
    const content = { code, dependencies, runtime, secrets, supported_triggers, ...(modules && { modules }) };
    const next = withDeployedVersion({ ...action, ...content }, context);
    const { deployed_version = null } = next;
    const kept = updatesDraft(body) ? next : { ...action, deployed_version };
    context.documents.put('/actions/actions', String(action.id), kept);
    return { status: 202, body: answer(next, deployed_version) };
  },
};

function updatesDraft(body: Json): boolean {
  return isDoc(body) && body['update_draft'] === true;
}

/** The Action with this id, or its 404. */
export function actionOf(id: string | undefined, { documents }: HookContext): Doc {
  const action = documents.get('/actions/actions', id ?? '');
  if (!action) throw new ApiError(404, 'That action does not exist.');
  return action;
}

/** A version as it is shown by itself: with what it is a version of. */
export function withAction(version: Doc, context: HookContext): Doc {
  const action = actionOf(context.params['actionId'], context);
  const same = isDoc(action.deployed_version) && sameContent(action, action.deployed_version);
  return { ...shownVersion(version), action: { ...summary(action), all_changes_deployed: same } };
}

/** The answer of a deploy comes before the version is built, and does not call it deployed yet (recorded). */
function answer(action: Doc, version: Json | undefined): Doc {
  const { built_at: _, ...rest } = shownVersion(docOf(version));
  return { ...rest, deployed: false, action: { ...summary(action), all_changes_deployed: false } };
}

/** What bindings and versions tell of their Action. */
export function summary({
  id = '',
  name = '',
  supported_triggers = [],
  created_at = '',
  updated_at = '',
}: Doc): Doc {
  return { id, name, supported_triggers, created_at, updated_at };
}

function versionsOf({ id }: Doc): string {
  return `/actions/actions/${String(id)}/versions`;
}
