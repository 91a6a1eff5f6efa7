import { isoNow } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { shownSecrets } from './action-content.ts';
import { usedVersions, versionsPath } from './module-use.ts';

/** Where it stands that a module has been saved since it was published last. */
export const DRAFTS = '/_actions/module_drafts';

/** How many versions of a module are kept (documented). */
const MOST_VERSIONS = 50;

/** The draft of a module as its next version. */
export function publish(module: Doc, { clock, documents, random }: HookContext): Doc {
  const id = String(module.id);
  const versions = documents.list(versionsPath(id));
  if (versions.length >= MOST_VERSIONS) removeOldestUnused(id, versions, documents);
  const version: Doc = {
    id: uuid(random),
    module_id: id,
    version_number: Number(versions.at(-1)?.version_number ?? 0) + 1,
    code: module.code ?? '',
    secrets: module.secrets ?? [],
    dependencies: module.dependencies ?? [],
    created_at: isoNow(clock),
  };
  documents.put(versionsPath(id), String(version.id), version);
  documents.remove(DRAFTS, id);
  return version;
}

function removeOldestUnused(module: string, versions: readonly Doc[], documents: Documents): void {
  const used = usedVersions(module, documents);
  const oldest = versions.slice(0, -1).find(({ id }) => !used.has(String(id)));
  if (!oldest) {
    throw new ApiError(
      412,
      'Maximum number of module versions reached. Consolidate versions used in actions before creating new ones.',
    );
  }
  documents.remove(versionsPath(module), String(oldest.id));
}

export function latestVersion({ id }: Doc, documents: Documents): Doc | undefined {
  return documents.list(versionsPath(String(id))).at(-1);
}

/** Notes that a module has been saved, changed or not. */
export function markDraft({ id }: Doc, documents: Documents): void {
  if (!documents.get(DRAFTS, String(id))) documents.put(DRAFTS, String(id), {});
}

/** Whether a draft and a version, or two drafts, are alike. */
export function sameModule(a: Doc, b: Doc): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}

function contentOf({ code = '', dependencies = [], secrets = [] }: Doc): Doc {
  return { code, dependencies, secrets };
}

/** A version without the values of its secrets. */
export function shownModuleVersion(version: Doc): Doc {
  return { ...version, secrets: shownSecrets(version.secrets) };
}
