import { type Doc, docOf, docsOf, type Json } from '../../core/json.ts';
import { answeredPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { missingConnection, savedConnection, shownConnection } from './organization-connections.ts';

/** What the older view of a connection knows. */
export const enabledSettings = {
  assign_membership_on_login: flag,
  show_as_button: flag,
  is_signup_enabled: flag,
};

/** `/organizations/{id}/enabled_connections`: the older view of the connections that are enabled. */
export const enabledConnections = kind({
  name: 'organizations.enabled_connections',
  path: '/organizations/{id}/enabled_connections',
  shape: collection({ id: 'connection_id', list: 'enabled_connections', verbs: [] }),
  scope: 'organization_connections',
  identity: ['connection_id'],
  fields: object({ connection_id: text }, enabledSettings),
  verbs: [
    verb('GET', '', 'read', (_, context) => ({
      status: 200,
      body: answeredPage(
        connectionsOf(context.params['id'] ?? '', context),
        context.query,
        'enabled_connections',
      ),
    })),
    {
      ...verb('POST', '', 'create', (body, context) => ({
        status: 201,
        body: shown(put(docOf(body), undefined, pathOf(context), context), context),
      })),
      body: object({ connection_id: text }, enabledSettings),
    },
    verb('GET', '/{connectionId}', 'read', (_, context) => ({
      status: 200,
      body: shown(found(context), context),
    })),
    {
      ...verb('PATCH', '/{connectionId}', 'update', (body, context) => {
        const before = found(context);
        return {
          status: 200,
          body: shown(put({ ...before, ...docOf(body) }, before, pathOf(context), context), context),
        };
      }),
      body: settings(enabledSettings),
    },
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
  for (const one of docsOf(connections)) {
    put(one, undefined, `/organizations/${organization}/connections`, context);
  }
}

/** The enabled connections of an organization, in the older view. */
export function connectionsOf(organization: string, context: HookContext): Doc[] {
  return context.documents
    .list(`/organizations/${organization}/connections`)
    .filter((one) => one.is_enabled !== false)
    .map((one) => shown(one, context));
}

function verb(method: Verb['method'], path: string, action: string, run: Verb['run']): Verb {
  return { method, path, scope: `${action}:organization_connections`, run };
}

function put(one: Doc, before: Doc | undefined, path: string, context: HookContext): Doc {
  const doc = savedConnection(one, before, context);
  context.documents.put(path, String(doc.connection_id), doc);
  return doc;
}

function found(context: HookContext): Doc {
  const doc = context.documents.get(pathOf(context), context.params['connectionId'] ?? '');
  if (!doc) throw missingConnection();
  return doc;
}

function pathOf({ params }: HookContext): string {
  return `/organizations/${params['id'] ?? ''}/connections`;
}

function shown(stored: Doc, context: HookContext): Doc {
  const { is_enabled: _, organization_access_level: __, organization_connection_name: ___, ...rest } = stored;
  return shownConnection(rest, context);
}
