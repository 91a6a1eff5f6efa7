import { type Doc, docOf } from '../../../core/json.ts';
import { tenantName } from '../../../resources/tenant/tenant-name.ts';
import type { RequestFacts } from '../request-facts.ts';

/** `event.client` */
export function clientPart(client: Doc): Doc {
  return {
    client_id: String(client.client_id),
    name: String(client.name),
    metadata: docOf(client.client_metadata),
  };
}

/** `event.connection` */
export function connectionPart({ id, name, strategy, metadata }: Doc): Doc {
  return { id: id ?? null, name: name ?? null, strategy: strategy ?? null, metadata: docOf(metadata) };
}

/** `event.tenant` */
export function tenantPart(domain: string): Doc {
  return { id: tenantName(domain) };
}

/** `event.organization` */
export function organizationPart({ id, name, display_name, metadata }: Doc): Doc {
  const named = String(name);
  return {
    id: String(id),
    name: named,
    display_name: String(display_name ?? named),
    metadata: docOf(metadata),
  };
}

/** `event.request`. Nobody knows where a loopback address is: `geoip` is empty. */
export function requestPart(facts: RequestFacts): Doc {
  const { ip, method, hostname, userAgent, language, body, geoip = {} } = facts;
  return {
    geoip,
    hostname,
    ip,
    ...(language !== undefined && { language }),
    method,
    ...(userAgent !== undefined && { user_agent: userAgent }),
    body,
  };
}
