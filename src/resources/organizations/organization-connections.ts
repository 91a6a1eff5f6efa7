import { type Doc, docOf } from '../../core/json.ts';
import { without } from '../adopt-secrets.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, ref } from '../traits.ts';

const name = text.min(1).max(50);
const access = choice('none', 'readonly', 'limited', 'full');

/** How a connection is used by an organization. */
export const connectionSettings = {
  organization_connection_name: name,
  assign_membership_on_login: flag,
  show_as_button: flag,
  is_signup_enabled: flag,
  is_enabled: flag,
  organization_access_level: access,
};

/** Recorded of `POST /organizations/{id}/connections`. */
const DEFAULTS = {
  assign_membership_on_login: false,
  show_as_button: true,
  is_enabled: true,
  organization_access_level: 'none',
};

const MISSING = { message: 'No connection found by that id', errorCode: 'inexistent_connection' };

export const organizationConnections = kind({
  name: 'organizations.connections',
  path: '/organizations/{id}/connections',
  shape: collection({ id: 'connection_id', paging: 'both', list: 'connections', newestFirst: true }),
  scope: 'organization_connections',
  identity: ['connection_id'],
  missing: MISSING,
  fields: object(
    { connection_id: ref(text, ['databases', 'connections']) },
    { ...connectionSettings, connection: readOnly(settings({ name: text, strategy: text })) },
  ),
  updateFields: settings({
    ...connectionSettings,
    organization_connection_name: name.nullable(),
    is_enabled: flag.nullable(),
    organization_access_level: access.nullable(),
  }),
  save: savedConnection,
  show: shownConnection,
  reading: { adopt: (answer) => without(docOf(answer), 'connection') },
});

export function missingConnection(): ApiError {
  return new ApiError(404, MISSING.message, MISSING.errorCode);
}

/** Null puts a setting back. Sign-up is a setting of databases, and others do not have it (recorded). */
export function savedConnection(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { documents, params } = context;
  const id = String(next.connection_id);
  const connection = documents.get('/connections', id);
  if (!before) {
    if (!connection) throw missingConnection();
    if (params['id'] && documents.get(`/organizations/${params['id']}/connections`, id)) {
      throw new ApiError(
        409,
        'This connection is already enabled for the organization.',
        'organization_connection_conflict',
      );
    }
  }
  const { is_signup_enabled: signUp = false, ...settings } = withoutNulls(next);
  const database = connection ? connection.strategy === 'auth0' : next.is_signup_enabled !== undefined;
  return { ...DEFAULTS, ...settings, ...(database && { is_signup_enabled: signUp }) };
}

/** With the connection's name and strategy, as they are now. */
export function shownConnection(stored: Doc, { documents }: HookContext): Doc {
  const connection = documents.get('/connections', String(stored.connection_id));
  if (!connection) return stored;
  return { ...stored, connection: { name: connection.name ?? '', strategy: connection.strategy ?? '' } };
}
