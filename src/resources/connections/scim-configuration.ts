import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { listOf, loose, object, settings, text } from '../schema.ts';
import { collection, document } from '../shapes.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { computed, readOnly } from '../traits.ts';
import { connectionOf, datesOf, ofConnection, settingsOfAll } from './of-connection.ts';
import { DEFAULT_SCIM_MAPPING } from './scim-mapping.ts';
import { removeScimTokens, scimTokens } from './scim-tokens.ts';

/** How users of a connection are provisioned with SCIM. */

const mapping = listOf(loose({ auth0: text, scim: text }));
export const scimFields = { user_id_attribute: computed(text), mapping: computed(mapping) };

/** Strategies that Auth0 provisions with SCIM (documented). */
const SUPPORTED: ReadonlySet<string> = new Set(['samlp', 'oidc', 'okta', 'waad']);

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { strategy } = connectionOf(context);
  if (!before && !SUPPORTED.has(String(strategy))) {
    // Documented; the words are assumed.
    throw new ApiError(
      400,
      `SCIM is not supported for connections of strategy ${String(strategy)}`,
      'invalid_body',
    );
  }
  return {
    ...ofConnection(context),
    tenant_name: tenantName(context.domain),
    user_id_attribute: 'externalId',
    mapping: DEFAULT_SCIM_MAPPING,
    ...next,
    ...datesOf(before, context, 'updated_on'),
  };
}

export const scimConfiguration = kind({
  name: 'connections.scim_configuration',
  path: '/connections/{id}/scim-configuration',
  shape: document({ optional: true }),
  scope: 'scim_config',
  identity: [],
  missing: { message: 'Not Found', errorCode: 'scim_configuration_not_found' },
  conflict: { message: 'SCIM configuration already exists for this connection', errorCode: 'scim_conflict' },
  fields: settings({
    ...scimFields,
    connection_id: readOnly(text),
    connection_name: readOnly(text),
    strategy: readOnly(text),
    tenant_name: readOnly(text),
    created_at: readOnly(text),
    updated_on: readOnly(text),
  }),
  // Documented: an update needs both.
  updateBody: object({ user_id_attribute: text, mapping }),
  save: saved,
  removed: (_, context) => removeScimTokens(context.params['id'] ?? '', context),
  verbs: [
    {
      method: 'GET',
      path: '/default-mapping',
      scope: 'read:scim_config',
      run(_, context) {
        connectionOf(context);
        return { status: 200, body: { mapping: DEFAULT_SCIM_MAPPING } };
      },
    },
  ],
  children: [scimTokens],
});

/** `GET /connections-scim-configurations`: those of every connection. */
export const scimConfigurations = kind({
  name: 'connections.scim_configurations',
  path: '/connections-scim-configurations',
  shape: collection({ paging: 'checkpoint', list: 'scim_configurations', wrapped: true, verbs: [] }),
  scope: 'scim_config',
  identity: ['connection_id'],
  fields: settings({ connection_id: readOnly(text) }),
  verbs: [
    checkpointVerb('', 'read:scim_config', 'scim_configurations', (context) =>
      settingsOfAll('scim-configuration', context),
    ),
  ],
});
