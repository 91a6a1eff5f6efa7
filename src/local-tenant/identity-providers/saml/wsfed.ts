import type { Doc } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { refuse } from '../../authentication-api/oauth-error.ts';
import type { TenantContext } from '../../context.ts';
import { xml } from './make-response.ts';
import { type SamlNames, samlNames } from './names.ts';
import { openSamlResponse, type SamlProfile } from './service-provider.ts';

/** Where to send somebody with a WS-Federation request (1.2, section 13.2.1): `wctx` comes back. */
export function wsFedUrl(context: TenantContext, connection: Doc, wctx: string): string {
  const { audience, callback, provider } = samlNames(context, connection);
  const query = new URLSearchParams({ wa: 'wsignin1.0', wtrealm: audience, wreply: callback, wctx });
  return `${provider}/wsfed?${query}`;
}

/** The `wresult` of a provider: a token response with the assertion of a SAML response (WS-Trust 1.3, section 4.4). */
export function wsFedResult(response: string, { audience }: SamlNames): string {
  const assertion = assertionIn(response) ?? '';
  return `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>${xml(audience)}</wsa:Address></wsa:EndpointReference></wsp:AppliesTo><t:RequestedSecurityToken>${assertion}</t:RequestedSecurityToken><t:TokenType>urn:oasis:names:tc:SAML:2.0:assertion</t:TokenType></t:RequestSecurityTokenResponse>`;
}

/**
 * What a `wresult` says: its assertion is checked as one of a SAML response is. That it answers this browser's request, `wctx` says.
 * Raises `provider-failed`.
 */
export async function openWsFedResult(
  context: TenantContext,
  connection: Doc,
  wresult: string,
): Promise<SamlProfile> {
  const name = String(connection.name);
  const assertion = assertionIn(wresult);
  if (assertion === undefined)
    return refuse('provider-failed', { connection: name, reason: 'it sent no assertion' });
  const { callback, provider } = samlNames(context, connection);
  const now = new Date(context.clock.now()).toISOString();
  const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomText(context.random, 32)}" Version="2.0" IssueInstant="${now}" Destination="${xml(callback)}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${xml(provider)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertion}</samlp:Response>`;
  return openSamlResponse(context, connection, Buffer.from(response).toString('base64'), {
    solicited: false,
  });
}

/** The one assertion of a document; undefined for none, and for more than one. */
function assertionIn(document: string): string | undefined {
  const found = document.match(/<saml:Assertion[\s\S]*?<\/saml:Assertion>/g) ?? [];
  return found.length === 1 && (document.match(/<(?:\w+:)?Assertion[\s>]/g) ?? []).length === 1
    ? found[0]
    : undefined;
}
