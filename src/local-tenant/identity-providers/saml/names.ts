import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { tenantName } from '../../../resources/tenant/tenant-name.ts';
import type { TenantContext } from '../../context.ts';
import { standInUrl } from '../stand-in-url.ts';

/** What a connection and its provider call each other, and where they find each other. */
export interface SamlNames {
  /** Of the tenant, as the provider knows it. */
  readonly audience: string;
  /** Where the provider posts its responses. */
  readonly callback: string;
  /** Of the provider. */
  readonly provider: string;
  /** Where the provider takes requests. */
  readonly entryPoint: string;
}

/** Auth0's documentation, "Configure Auth0 as SAML Service Provider": `urn:auth0:TENANT:CONNECTION` unless the connection has an `entityId`. */
export function samlNames(context: Pick<TenantContext, 'issuer' | 'domain'>, connection: Doc): SamlNames {
  const name = String(connection.name);
  const provider = standInUrl(context, connection);
  return {
    audience: textOf(docOf(connection.options).entityId) || `urn:auth0:${tenantName(context.domain)}:${name}`,
    callback: `${context.issuer}login/callback?connection=${encodeURIComponent(name)}`,
    provider,
    entryPoint: `${provider}/saml`,
  };
}
