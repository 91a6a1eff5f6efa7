import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { unknownSecrets, without } from '../adopt-secrets.ts';
import { withVersions } from './action-content.ts';

/**
 * An Action of another tenant as it is kept: the values of its secrets are not known. Whether all of its changes are
 * deployed is told by its content, secrets too: those of a version that its draft has left are others.
 */
export function adoptedAction(answer: Json): Doc {
  const {
    all_changes_deployed: same,
    deployed_version: version,
    ...action
  } = without(docOf(answer), 'current_version');
  return {
    ...action,
    supported_triggers: withVersions(action.supported_triggers),
    secrets: unknownSecrets(action.secrets),
    ...(isDoc(version) && {
      deployed_version: { ...version, secrets: unknownSecrets(version.secrets, same === false) },
    }),
  };
}

/** A version of an Action, or of a module, of another tenant as it is kept. */
export function adoptedVersion(answer: Json): Doc {
  const version = without(docOf(answer), 'action');
  return { ...version, secrets: unknownSecrets(version.secrets) };
}

/** A module of another tenant as it is kept; what tells of its versions and of its use is counted anew. */
export function adoptedModule(answer: Json): Doc {
  const module = without(
    docOf(answer),
    'all_changes_published',
    'actions_using_module_total',
    'latest_version',
    'latest_version_number',
  );
  return { ...module, secrets: unknownSecrets(module.secrets) };
}

/** A binding holds its Action's id and name. */
export function adoptedBinding(answer: Json): Doc {
  const binding = docOf(answer);
  const { id = '', name = '' } = docOf(binding.action);
  return { ...binding, action: { id, name } };
}
