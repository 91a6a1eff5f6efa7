import type { ActionModule, DeployedAction } from '../../../actions/runtime/runner.ts';
import type { TriggerId } from '../../../actions/runtime/triggers/index.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, docsOf, textOf } from '../../../core/json.ts';

/**
 * The Actions bound to a trigger, in their order, as they were deployed: code and secrets that were saved later have no
 * part in it, and an Action that was never deployed is passed over.
 */
export function boundActions(documents: Documents, trigger: TriggerId): DeployedAction[] {
  const bindings = docsOf(documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items);
  return bindings.flatMap((binding) => deployedAction(documents, String(docOf(binding.action).id)));
}

/** The Action with this id as it was deployed: none where it is not there, or never was. */
export function deployedAction(documents: Documents, id: string): DeployedAction[] {
  const action = documents.get('/actions/actions', id);
  const deployed = action && deployedOf(action, documents);
  return deployed ? [deployed] : [];
}

function deployedOf(action: Doc, documents: Documents): DeployedAction | undefined {
  return runnable(action, docOf(action.deployed_version), documents);
}

/** An Action with the code of a version, or of its draft, as the runtime takes it. */
export function runnable(action: Doc, version: Doc, documents: Documents): DeployedAction | undefined {
  const code = textOf(version.code);
  if (code === undefined) return undefined;
  const modules = docsOf(version.modules).flatMap((use) => moduleOf(use, documents));
  return {
    id: String(action.id),
    name: String(action.name),
    code,
    secrets: secretsOf(version),
    ...(modules.length > 0 && { modules }),
  };
}

function moduleOf(use: Doc, documents: Documents): ActionModule[] {
  const path = `/actions/modules/${String(use.module_id)}/versions`;
  const version = documents.get(path, String(use.module_version_id));
  if (!version) return [];
  return [{ name: String(use.module_name), code: textOf(version.code) ?? '', secrets: secretsOf(version) }];
}

function secretsOf({ secrets }: Doc): Record<string, string> {
  return Object.fromEntries(docsOf(secrets).map(({ name, value }) => [String(name), textOf(value) ?? '']));
}
