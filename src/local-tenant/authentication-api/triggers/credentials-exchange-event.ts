import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { RequestFacts } from '../request-facts.ts';
import { clientPart, organizationPart, requestPart, tenantPart } from './event-parts.ts';

export interface Exchange {
  readonly client: Doc;
  readonly api: Doc;
  readonly organization?: Doc | undefined;
  readonly facts: RequestFacts;
  /** What the request asked for; empty for everything. */
  readonly requested: readonly string[];
  /** What the token will hold if no Action changes it. */
  readonly scopes: readonly string[];
}

/** The event of credentials-exchange, but for `secrets`. */
export function credentialsExchangeEvent({ domain }: TenantContext, exchange: Exchange): Doc {
  const { client, api, organization, facts, requested, scopes } = exchange;
  return {
    accessToken: { customClaims: {}, scope: scopes },
    client: clientPart(client),
    ...(organization && { organization: organizationPart(organization) }),
    request: requestPart(facts),
    resource_server: { identifier: String(api.identifier) },
    tenant: tenantPart(domain),
    transaction: { requested_scopes: requested, target_scopes: scopes },
  };
}
