import * as z from 'zod';
import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, withDefault } from '../traits.ts';

const LABEL = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?';

/** A host name of 3 to 255 letters (documented). */
const domainName = z
  .stringFormat('hostname', new RegExp(`^(${LABEL}\\.)*${LABEL}$`))
  .min(3)
  .max(255);

const status = choice('pending', 'verified');

/** Documented. */
const MOST = 100;

const MISSING = { message: 'The discovery domain does not exist.' };

const settable = { status, use_for_organization_discovery: flag };

/** In `tenant/`. Exports have what Auth0 made of a domain, too; auth0-deploy-cli never sends that. */
export const discoveryDomainEntry = object(
  { domain: domainName },
  { ...settable, verification_txt: text, verification_host: text },
);

/** Domains by which people find the organization that they belong to. */
export const discoveryDomains = kind({
  name: 'organizations.discovery_domains',
  path: '/organizations/{id}/discovery-domains',
  shape: collection({ prefix: 'ord_', length: 22, paging: 'checkpoint', list: 'domains' }),
  scope: 'organization_discovery_domains',
  identity: ['domain'],
  unique: [['domain']],
  missing: MISSING,
  conflict: {
    message: 'An organization discovery domain with this domain is already registered to this organization.',
    errorCode: 'organization_discovery_domain_conflict',
  },
  fields: object(
    { domain: immutable(domainName) },
    {
      id: readOnly(text),
      status: withDefault(status, 'pending'),
      use_for_organization_discovery: withDefault(flag, true),
      verification_txt: readOnly(text),
      verification_host: readOnly(text),
    },
  ),
  updateFields: settings(settable),
  verbs: [
    {
      method: 'GET',
      path: '/name/{discovery_domain}',
      scope: 'read:organization_discovery_domains',
      run(_, { documents, params }) {
        const { discovery_domain: wanted = '' } = params;
        const [found] = documents.find(pathOf(params), 'domain', wanted);
        if (!found) throw new ApiError(404, MISSING.message);
        return { status: 200, body: found };
      },
    },
  ],
  save: saved,
});

function saved(next: Doc, before: Doc | undefined, { documents, params, random }: HookContext): Doc {
  if (before) return next;
  if (documents.list(pathOf(params)).length >= MOST) {
    throw new ApiError(
      409,
      `An organization has ${MOST} discovery domains at most.`,
      'too_many_discovery_domains',
    );
  }
  return {
    ...next,
    verification_txt: random.bytes(16).toString('hex'),
    verification_host: `_ss-verification.${params['id'] ?? ''}.${String(next.domain)}`,
  };
}

function pathOf(params: HookContext['params']): string {
  return `/organizations/${params['id'] ?? ''}/discovery-domains`;
}
