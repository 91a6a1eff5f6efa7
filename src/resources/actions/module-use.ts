import type { Documents } from '../../core/documents.ts';
import { type Doc, docsOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';

export const MODULES = '/actions/modules';

export function versionsPath(module: string): string {
  return `${MODULES}/${module}/versions`;
}

/** Which module versions an Action uses, with ids, names and numbers, however the request names them. */
export function moduleUses(sent: Json, documents: Documents): Doc[] {
  return docsOf(sent).map((use) => {
    const module = documents
      .list(MODULES)
      .find(({ id, name }) =>
        use.module_id === undefined ? name === use.module_name : id === use.module_id,
      );
    const version = documents.list(versionsPath(String(module?.id))).find((one) => isVersion(one, use));
    if (!module || !version) {
      throw new ApiError(
        400,
        `The action module ${String(use.module_name ?? use.module_id)} does not exist in that version.`,
        'invalid_body',
      );
    }
    return {
      module_id: module.id ?? '',
      module_name: module.name ?? '',
      module_version_id: version.id ?? '',
      module_version_number: version.version_number ?? 1,
    };
  });
}

function isVersion({ id, version_number: number }: Doc, use: Doc): boolean {
  return use.module_version_id === undefined
    ? number === use.module_version_number
    : id === use.module_version_id;
}

/** What uses a module: rows as `GET /actions/modules/{id}/actions` has them, from the deployed versions (documented). */
export function actionsUsing(module: string, documents: Documents): Doc[] {
  return documents.list('/actions/actions').flatMap((action) => {
    const uses = docsOf([action.deployed_version ?? null]).flatMap(({ modules }) => docsOf(modules));
    return uses
      .filter(({ module_id: id }) => id === module)
      .map((use) => ({
        action_id: action.id ?? '',
        action_name: action.name ?? '',
        module_version_id: use.module_version_id ?? '',
        module_version_number: use.module_version_number ?? 1,
      }));
  });
}

/** The ids of a module's versions that an Action needs, in its draft or as it is deployed. */
export function usedVersions(module: string, documents: Documents): Set<string> {
  const uses = documents
    .list('/actions/actions')
    .flatMap((action) => docsOf([action, action.deployed_version ?? null]))
    .flatMap(({ modules }) => docsOf(modules))
    .filter(({ module_id: id }) => id === module);
  return new Set(uses.map(({ module_version_id: id }) => String(id)));
}
