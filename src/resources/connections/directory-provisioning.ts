import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import { checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { choice, flag, listOf, object, settings, text } from '../schema.ts';
import { collection, document } from '../shapes.ts';
import { computed, readOnly, withDefault } from '../traits.ts';
import { DEFAULT_DIRECTORY_MAPPING } from './directory-mapping.ts';
import { connectionOf, datesOf, ofConnection, settingsOfAll } from './of-connection.ts';
import { synchronizedGroups } from './synchronized-groups.ts';

/** How users of a company's directory come into the tenant: Google Workspace only, so far (documented). */

export const directoryFields = {
  mapping: computed(listOf(object({ auth0: text, idp: text })).min(1)),
  synchronize_automatically: withDefault(flag, false),
  synchronize_groups: choice('all', 'off', 'selected'),
};

const MISSING = { message: 'Not Found', errorCode: 'directory_provisioning_not_found' };

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { strategy } = connectionOf(context);
  if (!before && strategy !== 'google-apps') {
    // Documented; the words are assumed.
    throw new ApiError(
      400,
      `Directory provisioning is not supported for connections of strategy ${String(strategy)}`,
      'invalid_body',
    );
  }
  return {
    ...ofConnection(context),
    mapping: DEFAULT_DIRECTORY_MAPPING,
    ...next,
    ...datesOf(before, context, 'updated_at'),
  };
}

const defaultMapping: Verb = {
  method: 'GET',
  path: '/default-mapping',
  scope: 'read:directory_provisionings',
  run(_, context) {
    connectionOf(context);
    return { status: 200, body: { mapping: DEFAULT_DIRECTORY_MAPPING } };
  },
};

/** There is no directory to read from here: a synchronization that is asked for ends at once, with nobody new (assumed). */
const synchronize: Verb = {
  method: 'POST',
  path: '/synchronizations',
  scope: 'create:directory_provisionings',
  run(_, context) {
    const { documents, clock, random, params } = context;
    const path = `/connections/${String(connectionOf(context).id)}/directory-provisioning`;
    const configuration = documents.get(path, '');
    if (!configuration) throw new ApiError(404, MISSING.message, MISSING.errorCode);
    documents.put(path, '', {
      ...configuration,
      last_synchronization_at: isoNow(clock),
      last_synchronization_status: 'completed',
    });
    const body = {
      connection_id: params['id'] ?? '',
      synchronization_id: `dsy_${randomText(random, 16)}`,
      status: 'pending',
    };
    return { status: 201, body };
  },
};

export const directoryProvisioning = kind({
  name: 'connections.directory_provisioning',
  path: '/connections/{id}/directory-provisioning',
  shape: document({ optional: true }),
  scope: 'directory_provisionings',
  identity: [],
  missing: MISSING,
  conflict: {
    message: 'Directory provisioning is already enabled on the specified connection',
    errorCode: 'directory_provisioning_conflict',
  },
  fields: settings({
    ...directoryFields,
    connection_id: readOnly(text),
    connection_name: readOnly(text),
    strategy: readOnly(text),
    created_at: readOnly(text),
    updated_at: readOnly(text),
    last_synchronization_at: readOnly(text),
    last_synchronization_status: readOnly(text),
    last_synchronization_error: readOnly(text),
  }),
  save: saved,
  removed: (_, { documents, params }) =>
    documents.removeUnder(`/connections/${params['id'] ?? ''}/directory-provisioning/synchronized-groups`),
  verbs: [defaultMapping, synchronize],
  children: [synchronizedGroups],
});

/** `GET /connections-directory-provisionings`: those of every connection. */
export const directoryProvisionings = kind({
  name: 'connections.directory_provisionings',
  path: '/connections-directory-provisionings',
  shape: collection({ paging: 'checkpoint', list: 'directory_provisionings', wrapped: true, verbs: [] }),
  scope: 'directory_provisionings',
  identity: ['connection_id'],
  fields: settings({ connection_id: readOnly(text) }),
  verbs: [
    checkpointVerb('', 'read:directory_provisionings', 'directory_provisionings', (context) =>
      settingsOfAll('directory-provisioning', context),
    ),
  ],
});
