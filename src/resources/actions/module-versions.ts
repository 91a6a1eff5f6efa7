import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { number, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { adoptedVersion } from './action-adopt.ts';
import { storedSecretsField } from './action-fields.ts';
import { fullPage } from './full-page.ts';
import { shownModule } from './module-hooks.ts';
import {
  DRAFTS,
  latestVersion,
  markDraft,
  publish,
  sameModule,
  shownModuleVersion,
} from './module-publish.ts';
import { MODULES, versionsPath } from './module-use.ts';

const MISSING = 'The action module or the version does not exist.';

/** What was published of a module: the last one first. */
export const moduleVersions = kind({
  name: 'actionModules.versions',
  path: '/actions/modules/{module_id}/versions',
  shape: collection({ list: 'versions', verbs: ['read'] }),
  scope: 'actions',
  identity: ['version_number'],
  missing: { message: MISSING },
  // All of it is made by publishing: a version is never written, nor a difference of its own.
  fields: settings({
    id: readOnly(text),
    version_number: readOnly(number),
    code: readOnly(text),
    secrets: storedSecretsField,
  }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:actions',
      run(_, { documents, params, query }) {
        const versions = [...documents.list(versionsPath(params['module_id'] ?? ''))].reverse();
        return { status: 200, body: fullPage(versions.map(shownModuleVersion), query, 'versions') };
      },
    },
    {
      method: 'POST',
      path: '',
      scope: 'update:actions',
      run: (_, context) => ({ status: 200, body: published(context) }),
    },
  ],
  show: shownModuleVersion,
  reading: { newestFirst: true, adopt: adoptedVersion },
});

/** `POST /actions/modules/{id}/rollback`: the draft becomes what an earlier version was (documented). */
export const rollBack: Verb = {
  method: 'POST',
  path: '/{id}/rollback',
  scope: 'update:actions',
  body: object({ module_version_id: text }),
  run(body, context) {
    const { documents, params } = context;
    const module = documents.get(MODULES, params['id'] ?? '');
    const wanted = isDoc(body) ? String(body['module_version_id']) : '';
    const version = documents.get(versionsPath(params['id'] ?? ''), wanted);
    if (!module || !version) throw new ApiError(404, MISSING);
    if (sameModule(module, version)) {
      throw new ApiError(409, 'The specified version is already the current draft version.');
    }
    const { code = '', dependencies = [], secrets = [] } = version;
    const draft = { ...module, code, dependencies, secrets, updated_at: isoNow(context.clock) };
    documents.put(MODULES, String(module.id), draft);
    markDraft(draft, documents);
    return { status: 200, body: shownModule(draft, context) };
  },
};

/**
 * Where nothing has been saved since, there is no draft to publish (documented). Where what was saved is what is
 * published already, this answers with that version: an import that changes nothing leaves nothing behind.
 */
function published(context: HookContext): Doc {
  const { documents, params } = context;
  const module = documents.get(MODULES, params['module_id'] ?? '') ?? {};
  if (!documents.get(DRAFTS, String(module.id))) {
    throw new ApiError(409, 'No draft version is available to publish.');
  }
  const latest = latestVersion(module, documents);
  if (latest && sameModule(module, latest)) {
    documents.remove(DRAFTS, String(module.id));
    return shownModuleVersion(latest);
  }
  return shownModuleVersion(publish(module, context));
}
