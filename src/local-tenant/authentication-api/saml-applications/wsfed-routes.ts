import { type Context, Hono } from 'hono';
import { type Doc, docOf, isDoc, textOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { xml } from '../../identity-providers/saml/make-response.ts';
import { firstAnswer } from '../authorize/authorize.ts';
import { beginBrowserLogin } from '../authorize/browser-login.ts';
import type { ErrorPage } from '../authorize/routes.ts';
import { logoutTarget } from '../logout/logout-target.ts';
import { completeLogout } from '../logout/rp-logout.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { samlCallback, samlIssuer } from './settings-of.ts';

/** `/wsfed/{client_id}`, `/wsfed` and their metadata: the tenant as the identity provider of WS-Fed applications (their add-on WS-Fed Web App). */
export function wsFedRoutes(context: TenantContext, errorPage: ErrorPage): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof OAuthError) return errorPage(c, error);
    throw error;
  });
  app.get('/wsfed/FederationMetadata/2007-06/FederationMetadata.xml', (c) => metadata(context, c));
  app.get('/wsfed', (c) => asked(context, c, ofRealm(context, c.req.query('wtrealm') ?? '')));
  app.get('/wsfed/:client_id', (c) => asked(context, c, ofId(context, c.req.param('client_id'))));
  return app;
}

/**
 * A login or a logout. Auth0's documentation, "Web Services Federation Protocol": `wa`, `wreply`, `wctx`, `whr`, `wfresh`. Raises
 * `wsfed-off`, `unknown-realm`, `saml-callback-mismatch`, `return-not-allowed`.
 */
function asked(context: TenantContext, c: Context, client: Doc): Response | Promise<Response> {
  const { wa = 'wsignin1.0', wreply, wctx, whr, wfresh, wtrealm } = c.req.query();
  // WS-Federation, section 13.2.4, has a clean-up as well.
  if (wa === 'wsignout1.0' || wa === 'wsignoutcleanup1.0')
    return completeLogout(context, c, {
      client,
      target: logoutTarget(context, client, wreply),
      proved: true,
    });
  if (!isDoc(docOf(client.addons).wsfed)) refuse('wsfed-off', { client: String(client.name) });
  const callback = samlCallback(client, wreply);
  if (!callback) refuse('saml-callback-mismatch', { url: wreply ?? '' });
  const realms = textsOf(client.client_aliases);
  // Assumed: a token for somebody else's realm could be taken there.
  if (wtrealm !== undefined && realms.length > 0 && !realms.includes(wtrealm))
    refuse('unknown-realm', { realm: wtrealm });
  const saml = {
    protocol: 'wsfed',
    callback: String(callback),
    audience: textOf(wtrealm) ?? realms[0] ?? String(callback),
    ...(wctx !== undefined && { relay_state: wctx }),
    ...(wfresh === '0' && { force: true }),
  };
  const kept = { client_id: String(client.client_id), ...(whr !== undefined && { connection: whr }) };
  return firstAnswer(context, c, beginBrowserLogin(context, c, kept, client, { saml }));
}

function ofId({ state }: TenantContext, id: string): Doc {
  const client = state.documents.get('/clients', id);
  return client && client.global !== true ? client : refuse('unknown-client', { client: id });
}

/** Auth0's documentation of the Management API: `client_aliases` are the realms of the add-on. */
function ofRealm({ state }: TenantContext, realm: string): Doc {
  const client = state.documents
    .list('/clients')
    .find((one) => one.global !== true && textsOf(one.client_aliases).includes(realm));
  return client ?? refuse('unknown-realm', { realm });
}

/** WS-Federation, section 3.1. */
function metadata({ issuer, domain, keys }: TenantContext, c: Context): Response {
  const cert = keys.current.cert.replace(/-----[^-]+-----|\s/g, '');
  c.header('content-type', 'application/xml');
  return c.body(
    `<EntityDescriptor entityID="${xml(samlIssuer(domain, {}))}" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${cert}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><fed:PassiveRequestorEndpoint><EndpointReference xmlns="http://www.w3.org/2005/08/addressing"><Address>${xml(`${issuer}wsfed`)}</Address></EndpointReference></fed:PassiveRequestorEndpoint></RoleDescriptor></EntityDescriptor>`,
  );
}
