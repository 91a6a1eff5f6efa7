import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { collection, document, type HookContext, kind } from '../kind.ts';
import { choice, flag, listOf, object, settings, text } from '../schema.ts';
import { readOnly, withDefault } from '../traits.ts';

/** What hangs on a connection: SCIM, directory provisioning, its keys. */

export const scimFields = {
  user_id_attribute: text,
  mapping: listOf(settings({ auth0: text, scim: text })),
};

export const scimConfiguration = kind({
  name: 'connections.scim_configuration',
  path: '/connections/{id}/scim-configuration',
  shape: document({ optional: true }),
  scope: 'scim_config',
  identity: [],
  missing: { message: 'Not Found', errorCode: 'scim_configuration_not_found' },
  fields: settings({
    ...scimFields,
    connection_id: readOnly(text),
    connection_name: readOnly(text),
    strategy: readOnly(text),
    tenant_name: readOnly(text),
    created_at: readOnly(text),
    updated_on: readOnly(text),
  }),
  save: (next, before, context) => ({
    ...ofConnection(next, context),
    ...dates(before, context, 'updated_on'),
  }),
});

export const directoryFields = {
  mapping: listOf(object({ auth0: text, idp: text })),
  synchronize_automatically: withDefault(flag, false),
  synchronize_groups: choice('all', 'off', 'selected'),
};

const synchronizedGroups = kind({
  name: 'connections.directory_provisioning.synchronized_groups',
  path: '/connections/{id}/directory-provisioning/synchronized-groups',
  shape: { type: 'list', update: 'PUT', list: 'groups' },
  scope: 'directory_provisionings',
  identity: ['id'],
  fields: object({ id: text }, { name: text, email: text }),
});

export const directoryProvisioning = kind({
  name: 'connections.directory_provisioning',
  path: '/connections/{id}/directory-provisioning',
  shape: document({ optional: true }),
  scope: 'directory_provisionings',
  identity: [],
  missing: { message: 'Not Found', errorCode: 'directory_provisioning_not_found' },
  fields: settings({
    ...directoryFields,
    connection_id: readOnly(text),
    connection_name: readOnly(text),
    strategy: readOnly(text),
    created_at: readOnly(text),
    updated_at: readOnly(text),
    last_synchronization_at: readOnly(text),
    last_synchronization_status: readOnly(text),
  }),
  save: (next, before, context) => ({
    ...ofConnection(next, context),
    ...dates(before, context, 'updated_at'),
  }),
  children: [synchronizedGroups],
});

/** Every connection that has directory provisioning. */
export const directoryProvisionings = kind({
  name: 'connections.directory_provisionings',
  path: '/connections-directory-provisionings',
  shape: collection({ paging: 'checkpoint', list: 'directory_provisionings', wrapped: true, verbs: [] }),
  scope: 'directory_provisionings',
  identity: ['connection_id'],
  fields: settings({ connection_id: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:directory_provisionings',
      run: (_, { documents }) => ({
        status: 200,
        body: {
          directory_provisionings: documents
            .list('/connections')
            .flatMap(
              ({ id }) => documents.get(`/connections/${String(id)}/directory-provisioning`, '') ?? [],
            ),
        },
      }),
    },
  ],
});

function ofConnection(next: Doc, { documents, params }: HookContext): Doc {
  const connection = documents.get('/connections', params['id'] ?? '');
  return {
    connection_id: params['id'] ?? '',
    connection_name: connection?.name ?? '',
    strategy: connection?.strategy ?? '',
    ...next,
  };
}

function dates(before: Doc | undefined, { clock }: HookContext, updated: string): Doc {
  return { created_at: before?.created_at ?? isoNow(clock), [updated]: isoNow(clock) };
}
