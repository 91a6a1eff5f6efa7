import type { Doc } from '../../core/json.ts';
import { collection, type HookContext, kind } from '../kind.ts';
import { flag, object, text } from '../schema.ts';
import { ref } from '../traits.ts';

/** Applications of an organization. Auth0 answers 403 where the tenant lacks the feature; here it has none. */
export const organizationClients = kind({
  name: 'organizations.clients',
  path: '/organizations/{id}/clients',
  shape: collection({ id: 'client_id', paging: 'both', list: 'clients' }),
  scope: 'organization_clients',
  identity: ['client_id'],
  fields: object({ client_id: ref(text, 'clients') }, { use_for_member_access: flag }),
  show: shown,
});

function shown(stored: Doc, { documents }: HookContext): Doc {
  const { name = '', is_first_party = true } = documents.get('/clients', String(stored.client_id)) ?? {};
  return { ...stored, client: { name, is_first_party } };
}
