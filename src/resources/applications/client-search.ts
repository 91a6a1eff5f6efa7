import { type Doc, docsOf, type Json } from '../../core/json.ts';
import { checkpointPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import type { SearchRules } from '../search/compile-query.ts';
import { searchFor } from '../search/search.ts';
import { selectedFields } from '../selected-fields.ts';
import { shownClient } from './client-show.ts';

/** The grants of applications are fields of theirs to a search: which organizations may use one, and whether any may (documented). */
function rules({ documents }: HookContext): SearchRules {
  const grants = documents.list('/client-grants');
  const organizations = documents.list('/organizations').map(({ id }) => String(id));
  const grantsOf = ({ client_id: id }: Doc) => grants.filter((grant) => grant.client_id === id);
  const mayUse = (organization: string, { id }: Doc) =>
    documents.get(`/organizations/${organization}/client-grants`, String(id)) !== undefined;
  return {
    bareFields: ['name', 'client_id', 'description'],
    foldedFields: new Set(['name', 'description']),
    derived: {
      'client_grant.organization_id': (client) =>
        organizations.filter((organization) => grantsOf(client).some((grant) => mayUse(organization, grant))),
      'client_grant.allow_any_organization': (client) =>
        grantsOf(client).map((grant) => grant.allow_any_organization ?? false),
    },
  };
}

/** The applications that the parameter `q` of a list means. */
export function listedClients(clients: readonly Doc[], context: HookContext): readonly Doc[] {
  const { q } = context.query;
  return q ? clients.filter(searchFor(q, rules(context))) : clients;
}

/** `GET /clients/search`: by any field, in pages from a checkpoint (assumed: it is newer than its documentation). */
export const searchClients: Verb = {
  method: 'GET',
  path: '/search',
  scope: 'read:clients',
  run(_, context) {
    const { documents, query } = context;
    const found: readonly Json[] = listedClients(documents.list('/clients'), context);
    const asList = { ...context, operation: 'list' } as const;
    const shown = docsOf(found).map((client) =>
      selectedFields(shownClient(client, asList), query, ['tenant']),
    );
    return { status: 200, body: checkpointPage(shown, query, 'clients') };
  },
};
