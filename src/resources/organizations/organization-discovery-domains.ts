import type { Doc } from '../../core/json.ts';
import { ApiError, collection, type HookContext, kind } from '../kind.ts';
import { choice, flag, object, settings, text } from '../schema.ts';
import { immutable, readOnly, withDefault } from '../traits.ts';

const status = choice('pending', 'verified');

export const discoveryDomainFields = { status, use_for_organization_discovery: flag };

/** Domains by which people find the organization that they belong to. */
export const discoveryDomains = kind({
  name: 'organizations.discovery_domains',
  path: '/organizations/{id}/discovery-domains',
  shape: collection({ prefix: 'ord_', length: 22, paging: 'checkpoint', list: 'domains' }),
  scope: 'organization_discovery_domains',
  identity: ['domain'],
  unique: [['domain']],
  missing: { message: 'The discovery domain does not exist.' },
  fields: object(
    { domain: immutable(text) },
    {
      id: readOnly(text),
      status: withDefault(status, 'pending'),
      use_for_organization_discovery: withDefault(flag, true),
      verification_txt: readOnly(text),
      verification_host: readOnly(text),
    },
  ),
  updateFields: settings(discoveryDomainFields),
  verbs: [
    {
      method: 'GET',
      path: '/name/{domain}',
      scope: 'read:organization_discovery_domains',
      run(_, { documents, params }) {
        const domains = documents.list(`/organizations/${params['id'] ?? ''}/discovery-domains`);
        const found = domains.find(({ domain }) => domain === params['domain']);
        if (!found) throw new ApiError(404, 'The discovery domain does not exist.');
        return { status: 200, body: found };
      },
    },
  ],
  save: saved,
});

function saved(next: Doc, before: Doc | undefined, { params, random }: HookContext): Doc {
  if (before) return next;
  return {
    ...next,
    verification_txt: random.bytes(16).toString('hex'),
    verification_host: `_ss-verification.${params['id'] ?? ''}.${String(next.domain)}`,
  };
}
