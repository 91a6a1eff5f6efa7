import type { DeployedAction } from '../../../actions/runtime/runner.ts';
import type { TriggerId } from '../../../actions/runtime/triggers/index.ts';
import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { docOf, docsOf, textOf } from '../fields.ts';

/**
 * The Actions bound to a trigger, in their order, as they were deployed: a draft that was saved later does not run, and
 * an Action that was never deployed is passed over.
 */
export function boundActions(documents: Documents, trigger: TriggerId): DeployedAction[] {
  const bindings = docsOf(documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items);
  return bindings.flatMap((binding) => {
    const action = actionOf(documents, binding);
    const deployed = action && deployedOf(action);
    return deployed ? [deployed] : [];
  });
}

/** A binding holds the Action (as GET shows it) or refers to it by id or name (as PATCH takes it). */
function actionOf(documents: Documents, binding: Doc): Doc | undefined {
  const { type, value } = docOf(binding.ref);
  const id = textOf(docOf(binding.action).id) ?? (type === 'action_id' ? textOf(value) : undefined);
  if (id !== undefined) return documents.get('/actions/actions', id);
  return documents.list('/actions/actions').find(({ name }) => name === value);
}

function deployedOf(action: Doc): DeployedAction | undefined {
  const version = docOf(action.deployed_version);
  const code = textOf(version.code);
  if (code === undefined) return undefined;
  const secrets = docsOf(version.secrets).some(({ value }) => value !== undefined)
    ? version.secrets
    : action.secrets;
  return {
    id: String(action.id),
    name: String(action.name),
    code,
    secrets: Object.fromEntries(
      docsOf(secrets).map(({ name, value }) => [String(name), textOf(value) ?? '']),
    ),
  };
}
