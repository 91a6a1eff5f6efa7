import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';

/** What a domain becomes whose certificates Auth0 manages, and one whose certificates its owner does. */
const MADE: Readonly<Record<string, (next: Doc, context: HookContext) => Doc>> = {
  auth0_managed_certs: (next, context) => ({
    primary: context.documents.list('/custom-domains').length === 0,
    verification: { methods: [{ name: 'CNAME', record: edgeOf(next, context), domain: next.domain ?? '' }] },
    tls_policy: next.tls_policy ?? 'recommended',
  }),
  self_managed_certs: (next, { clock, random }) => ({
    primary: false,
    verification: {
      methods: [{ name: 'TXT', record: uuid(random), domain: `_cf-custom-hostname.${String(next.domain)}` }],
    },
    custom_client_ip_header: next.custom_client_ip_header ?? null,
    created_at: isoNow(clock),
  }),
};

/**
 * A new domain waits for its verification (recorded, per type). A header of null is shown as null; null takes every
 * other setting away.
 */
export function savedDomain(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { custom_client_ip_header, ...rest } = next;
  const doc = {
    ...withoutNulls(rest),
    ...(custom_client_ip_header !== undefined && { custom_client_ip_header }),
  };
  if (before) return doc;
  const made = MADE[String(next.type)]?.(next, context) ?? {};
  return { ...doc, status: 'pending_verification', ...made };
}

/** Where requests to the domain go once it is verified: `TENANT-cd-ID.edge.tenants.us.auth0.com` (recorded). */
export function edgeOf({ custom_domain_id }: Doc, { domain }: HookContext): string {
  const tenant = domain.replace(/[.:].*/, '');
  return `${tenant}-${String(custom_domain_id).replaceAll('_', '-').toLowerCase()}.edge.tenants.us.auth0.com`;
}

/** For `removed`: the default domain stays (documented). Thrown inside the transaction, so that the domain stays too. */
export function refuseDefault({ is_default }: Doc): void {
  if (is_default !== true) return;
  throw new ApiError(
    409,
    'Cannot delete the default custom domain. Please set another domain as default before deleting this one.',
    'default_custom_domain',
  );
}
