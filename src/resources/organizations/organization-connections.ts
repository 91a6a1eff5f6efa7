import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { docsIn } from '../applications/client-hooks.ts';
import { answeredPage } from '../checkpoint.ts';
import { ApiError, collection, type HookContext, kind, type Verb } from '../kind.ts';
import { choice, flag, object, settings, text } from '../schema.ts';
import { readOnly, ref } from '../traits.ts';

/** How a connection is used by an organization. */
export const connectionSettings = {
  organization_connection_name: text,
  assign_membership_on_login: flag,
  show_as_button: flag,
  is_signup_enabled: flag,
  is_enabled: flag,
  organization_access_level: choice('none', 'readonly', 'limited', 'full'),
};

/** Recorded of `POST /organizations/{id}/connections`. */
const DEFAULTS = {
  is_signup_enabled: false,
  assign_membership_on_login: false,
  show_as_button: true,
  is_enabled: true,
  organization_access_level: 'none',
};

const MISSING = { message: 'No connection found by that id', errorCode: 'inexistent_connection' };

export const organizationConnections = kind({
  name: 'organizations.connections',
  path: '/organizations/{id}/connections',
  shape: collection({ id: 'connection_id', paging: 'both', list: 'connections' }),
  scope: 'organization_connections',
  identity: ['connection_id'],
  missing: MISSING,
  fields: object(
    { connection_id: ref(text, ['databases', 'connections']) },
    { ...connectionSettings, connection: readOnly(settings({ name: text, strategy: text })) },
  ),
  updateFields: settings(connectionSettings),
  save: saved,
  show: shown,
});

/** `/organizations/{id}/enabled_connections`: the older view of the same connections. */
export const enabledConnections = kind({
  name: 'organizations.enabled_connections',
  path: '/organizations/{id}/enabled_connections',
  shape: collection({ id: 'connection_id', list: 'enabled_connections', verbs: [] }),
  scope: 'organization_connections',
  identity: ['connection_id'],
  fields: object({ connection_id: text }, connectionSettings),
  verbs: [
    verb('GET', '', 'read', (_, context) => ({
      status: 200,
      body: answeredPage(
        context.documents.list(pathOf(context)).map((one) => shown(one, context)),
        context.query,
        'enabled_connections',
      ),
    })),
    verb('POST', '', 'create', (body, context) => ({
      status: 201,
      body: shown(put(isDoc(body) ? body : {}, pathOf(context), context), context),
    })),
    verb('GET', '/{connectionId}', 'read', (_, context) => ({
      status: 200,
      body: shown(found(context), context),
    })),
    verb('PATCH', '/{connectionId}', 'update', (body, context) => ({
      status: 200,
      body: shown(
        put({ ...found(context), ...(isDoc(body) ? body : {}) }, pathOf(context), context, true),
        context,
      ),
    })),
    verb('DELETE', '/{connectionId}', 'delete', (_, context) => {
      context.documents.remove(pathOf(context), context.params['connectionId'] ?? '');
      return { status: 204 };
    }),
  ],
});

/** The connections that come with a new organization. */
export function putConnections(
  organization: string,
  connections: Json | undefined,
  context: HookContext,
): void {
  for (const one of docsIn(connections)) put(one, `/organizations/${organization}/connections`, context);
}

function verb(method: Verb['method'], path: string, action: string, run: Verb['run']): Verb {
  return { method, path, scope: `${action}:organization_connections`, run };
}

function put(one: Doc, path: string, context: HookContext, update = false): Doc {
  const doc = saved(one, update ? one : undefined, context);
  context.documents.put(path, String(doc.connection_id), doc);
  return doc;
}

function saved(next: Doc, before: Doc | undefined, { documents, params }: HookContext): Doc {
  if (before) return next;
  const id = String(next.connection_id);
  if (!documents.get('/connections', id)) throw new ApiError(404, MISSING.message, MISSING.errorCode);
  if (params['id'] && documents.get(`/organizations/${params['id']}/connections`, id)) {
    throw new ApiError(
      409,
      'This connection is already enabled for the organization.',
      'organization_connection_conflict',
    );
  }
  return { ...DEFAULTS, ...next };
}

function found(context: HookContext): Doc {
  const doc = context.documents.get(pathOf(context), context.params['connectionId'] ?? '');
  if (!doc) throw new ApiError(404, MISSING.message, MISSING.errorCode);
  return doc;
}

function pathOf({ params }: HookContext): string {
  return `/organizations/${params['id'] ?? ''}/connections`;
}

function shown(stored: Doc, { documents }: HookContext): Doc {
  const { name = '', strategy = '' } = documents.get('/connections', String(stored.connection_id)) ?? {};
  return { ...stored, connection: { name, strategy } };
}
