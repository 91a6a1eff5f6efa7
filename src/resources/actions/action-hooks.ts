import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf, isDoc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { sameContent, shownSecrets, storedSecrets, withVersions } from './action-content.ts';
import { shownVersion, withDeployedVersion } from './action-deploy.ts';
import { moduleUses } from './module-use.ts';

export function savedAction({ deploy, ...next }: Doc, before: Doc | undefined, context: HookContext): Doc {
  const draft: Doc = {
    ...next,
    supported_triggers: withVersions(next.supported_triggers),
    secrets: storedSecrets(next.secrets, before?.secrets, context),
    ...(next.modules !== undefined && { modules: moduleUses(next.modules, context.documents) }),
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

/** The answer of a write comes before the Action is built (recorded); here it is built at once. */
export function shownAction(stored: Doc, { operation }: HookContext): Doc {
  const { deployed_version: version, ...action } = stored;
  const writes = operation === 'create' || operation === 'update';
  return {
    ...action,
    ...(writes && { status: 'pending' }),
    secrets: shownSecrets(action.secrets),
    ...shownVersions(version),
    all_changes_deployed: isDoc(version) && sameContent(action, version),
  };
}

/** The deployed version, also in the older view as `current_version` (recorded). */
export function shownVersions(version: Doc[string] | undefined): Doc {
  if (!isDoc(version)) return {};
  return {
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
  };
}

/** Actions of partners (`installed`) there are none. */
export function isMeant(action: Doc, { query }: HookContext): boolean {
  const { actionName: name, deployed, triggerId: trigger, installed } = query;
  return (
    (name === undefined || name === action.name) &&
    (deployed === undefined || (deployed === 'true') === (action.deployed_version !== undefined)) &&
    (trigger === undefined || docsOf(action.supported_triggers).some(({ id }) => id === trigger)) &&
    installed !== 'true'
  );
}

/** An Action that is bound is deleted with `force` only, which takes it out of its triggers (documented). */
export function removedAction({ id }: Doc, { documents, query }: HookContext): void {
  for (const path of documents.paths('/actions/triggers/')) {
    const items = docsOf(documents.get(path, '')?.items);
    const rest = items.filter(({ action }) => !isDoc(action) || action.id !== id);
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
