import type { DeployedAction } from '../../../actions/runtime/runner.ts';
import type { TriggerId } from '../../../actions/runtime/triggers/index.ts';
import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { docOf, docsOf, textOf } from '../fields.ts';

/**
 * The Actions bound to a trigger, in their order, as they were deployed: code and secrets that were saved later have no
 * part in it, and an Action that was never deployed is passed over.
 */
export function boundActions(documents: Documents, trigger: TriggerId): DeployedAction[] {
  const bindings = docsOf(documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items);
  return bindings.flatMap((binding) => {
    const action = documents.get('/actions/actions', String(docOf(binding.action).id));
    const deployed = action && deployedOf(action);
    return deployed ? [deployed] : [];
  });
}

function deployedOf(action: Doc): DeployedAction | undefined {
  const version = docOf(action.deployed_version);
  const code = textOf(version.code);
  if (code === undefined) return undefined;
  return {
    id: String(action.id),
    name: String(action.name),
    code,
    secrets: Object.fromEntries(
      docsOf(version.secrets).map(({ name, value }) => [String(name), textOf(value) ?? '']),
    ),
  };
}
