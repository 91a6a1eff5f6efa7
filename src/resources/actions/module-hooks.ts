import { isoNow } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import type { Doc, Json } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { shownSecrets, storedSecrets } from './action-content.ts';
import { fullPage } from './full-page.ts';
import { DRAFTS, latestVersion, markDraft, publish, sameModule } from './module-publish.ts';
import { actionsUsing, MODULES, usedVersions } from './module-use.ts';

export const moduleMissing = { message: 'The action module does not exist.' };

export function savedModule(
  { publish: now, api_version: _, ...next }: Doc,
  before: Doc | undefined,
  context: HookContext,
): Doc {
  const draft = { ...next, secrets: storedSecrets(next.secrets, before?.secrets, context) };
  const at = isoNow(context.clock);
  const module: Doc = before
    ? sameModule(draft, before)
      ? before
      : { ...draft, updated_at: at }
    : { ...draft, id: uuid(context.random), created_at: at, updated_at: at };
  markDraft(module, context.documents);
  if (now === true) publish(module, context);
  return module;
}

/** A module with what there is of it: the version that was published last, and how many Actions use it. */
export function shownModule(stored: Doc, { documents }: HookContext): Doc {
  const latest = latestVersion(stored, documents);
  return {
    ...withCounts(stored, documents),
    ...(latest && {
      latest_version: {
        id: latest.id ?? '',
        version_number: latest.version_number ?? 1,
        code: latest.code ?? '',
        dependencies: latest.dependencies ?? [],
        secrets: shownSecrets(latest.secrets),
      },
    }),
  };
}

function withCounts(stored: Doc, documents: Documents): Doc {
  const { created_at = '', updated_at = '', ...rest } = stored;
  const latest = latestVersion(stored, documents);
  return {
    ...rest,
    secrets: shownSecrets(stored.secrets),
    all_changes_published: latest !== undefined && sameModule(stored, latest),
    actions_using_module_total: actionsUsing(String(stored.id), documents).length,
    created_at,
    updated_at,
  };
}

/** In a list, a module has the number of its latest version only (documented). */
export function listedModules(_: Json, { documents, query }: HookContext): { status: number; body: Json } {
  const modules = documents.list(MODULES).map((module) => {
    const number = latestVersion(module, documents)?.version_number;
    return {
      ...withCounts(module, documents),
      ...(number !== undefined && { latest_version_number: number }),
    };
  });
  return { status: 200, body: fullPage(modules, query, 'modules') };
}

/** `GET /actions/modules/{id}/actions` */
export function listedUses(
  _: Json,
  { documents, params, query }: HookContext,
): { status: number; body: Json } {
  const { id = '' } = params;
  if (!documents.get(MODULES, id)) throw new ApiError(404, moduleMissing.message);
  const { page, total, ...rest } = fullPage(actionsUsing(id, documents), query, 'actions');
  // Here, as in lists of Actions, a 0 is left out (recorded).
  return { status: 200, body: { ...rest, ...(total && { total }), ...(page && { page }) } };
}

/** A module that an Action uses, if only in its draft, stays (documented). */
export function removedModule({ id }: Doc, { documents }: HookContext): void {
  if (usedVersions(String(id), documents).size > 0) {
    throw new ApiError(
      412,
      'The Actions Module cannot be deleted because it is in use by one or more actions.',
    );
  }
  documents.remove(DRAFTS, String(id));
}
