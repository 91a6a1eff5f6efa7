import { type Doc, docOf, docsOf, isDoc, type Json } from '../../core/json.ts';
import { without } from '../adopt-secrets.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { flag, listOf, loose, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, ref } from '../traits.ts';

/** What an organization shows of an application, where the application has it. */
const SHOWN = [
  'name',
  'app_type',
  'logo_uri',
  'is_first_party',
  'grant_types',
  'organization_usage',
] as const;

const link = object({ client_id: ref(text, 'clients'), use_for_member_access: flag });

/** Applications that the members of an organization may use. Several are added and taken away at once. */
export const organizationClients = kind({
  name: 'organizations.clients',
  path: '/organizations/{id}/clients',
  shape: collection({
    id: 'client_id',
    paging: 'checkpoint',
    list: 'clients',
    capped: true,
    verbs: ['list', 'read', 'update'],
  }),
  scope: 'organization_clients',
  identity: ['client_id'],
  missing: { message: 'The client is not associated with the organization.' },
  fields: object(
    { client_id: ref(text, 'clients') },
    { use_for_member_access: flag, client: readOnly(loose({ name: text })) },
  ),
  updateFields: settings({ use_for_member_access: flag }),
  verbs: [
    {
      method: 'POST',
      path: '',
      scope: 'create:organization_clients',
      body: object({ clients: listOf(link).min(1) }),
      run: (body, context) => ({ status: 201, body: added(body, context) }),
    },
    {
      method: 'DELETE',
      path: '',
      scope: 'delete:organization_clients',
      body: object({ clients: listOf(text).min(1) }),
      run(body, context) {
        const ids = isDoc(body) && Array.isArray(body['clients']) ? body['clients'] : [];
        for (const id of ids) context.documents.remove(pathOf(context), String(id));
        return { status: 204 };
      },
    },
  ],
  show: shown,
  reading: { adopt: (answer) => without(docOf(answer), 'client') },
});

function added(body: Json, context: HookContext): Doc[] {
  const links = docsOf(isDoc(body) ? body['clients'] : undefined);
  for (const { client_id: id } of links) {
    if (!context.documents.get('/clients', String(id))) {
      throw new ApiError(404, 'The client does not exist', 'inexistent_client');
    }
  }
  for (const one of links) context.documents.put(pathOf(context), String(one.client_id), one);
  return links.map((one) => shown(one, context));
}

function pathOf({ params }: HookContext): string {
  return `/organizations/${params['id'] ?? ''}/clients`;
}

function shown(stored: Doc, { documents }: HookContext): Doc {
  const found = documents.get('/clients', String(stored.client_id));
  if (!found) return stored;
  const client = SHOWN.flatMap((key) => (found[key] === undefined ? [] : [[key, found[key]]]));
  return { ...stored, client: Object.fromEntries(client) };
}
