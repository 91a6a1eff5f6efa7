import { createVerify } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type Doc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { xml } from '../../identity-providers/saml/make-response.ts';
import { requestIn } from '../../identity-providers/saml/request-in.ts';
import { bodyLimit } from '../../server/body-limit.ts';
import { firstAnswer } from '../authorize/authorize.ts';
import { beginBrowserLogin } from '../authorize/browser-login.ts';
import { requestParameters } from '../authorize/request-parameters.ts';
import type { ErrorPage } from '../authorize/routes.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { isSamlApplication, samlCallback, samlIssuer, samlSettings } from './settings-of.ts';

/** `/samlp/{client_id}` and its metadata: the tenant as the identity provider of SAML applications (their add-on SAML2 Web App). */
export function samlRoutes(context: TenantContext, errorPage: ErrorPage): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof OAuthError) return errorPage(c, error);
    throw error;
  });
  const begin = (c: Context) => samlLogin(context, c);
  app.get('/samlp/metadata/:client_id', (c) => metadata(context, c));
  app.get('/samlp/:client_id', begin);
  app.post('/samlp/:client_id', bodyLimit(), begin);
  return app;
}

/**
 * A login that a SAML application asks for (HTTP-Redirect or HTTP-POST), or that begins here. Raises `unknown-client`, `saml-off`,
 * `saml-callback-mismatch`, `saml-request-unsigned`.
 */
async function samlLogin(context: TenantContext, c: Context): Promise<Response> {
  const client = applicationOf(context, c);
  const parameters = await requestParameters(c);
  const { SAMLRequest: encoded, RelayState: relayState, connection } = parameters;
  const deflated = c.req.method === 'GET';
  const asked = encoded === undefined ? {} : requestIn(encoded, { deflated });
  if (encoded !== undefined) checkSignature(c, client);
  const callback = samlCallback(client, asked.callback);
  if (!callback) return refuse('saml-callback-mismatch', { url: asked.callback ?? '' });
  const saml = {
    callback,
    ...(asked.id !== undefined && { id: asked.id }),
    ...(asked.issuer !== undefined && { audience: asked.issuer }),
    ...(relayState !== undefined && { relay_state: relayState }),
    ...(asked.forceAuthn && { force: true }),
  };
  const kept = {
    client_id: String(client.client_id),
    ...(connection !== undefined && { connection }),
  };
  return firstAnswer(context, c, beginBrowserLogin(context, c, kept, client, { saml }));
}

function applicationOf({ state }: TenantContext, c: Context): Doc {
  const id = c.req.param('client_id') ?? '';
  const client = state.documents.get('/clients', id);
  if (!client || client.global === true) return refuse('unknown-client', { client: id });
  return isSamlApplication(client) ? client : refuse('saml-off', { client: String(client.name) });
}

/** Auth0's documentation, `signingCert`: where the application has one, its requests are signed (SAML Bindings, section 3.4.4.1). */
function checkSignature(c: Context, client: Doc): void {
  const cert = textOf(samlSettings(client).signingCert);
  if (!cert) return;
  const raw = new Map(
    new URL(c.req.url).search
      .slice(1)
      .split('&')
      .map((pair) => [pair.split('=')[0] ?? '', pair] as const),
  );
  const { SigAlg: algorithm = '', Signature: signature } = c.req.query();
  const signedText = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => raw.get(name) ?? []).join('&');
  const hash = algorithm.endsWith('rsa-sha256')
    ? 'RSA-SHA256'
    : algorithm.endsWith('rsa-sha1')
      ? 'RSA-SHA1'
      : undefined;
  const good =
    signature !== undefined &&
    hash !== undefined &&
    createVerify(hash).update(signedText).verify(cert, signature, 'base64');
  if (!good) refuse('saml-request-unsigned', {});
}

/** SAML Metadata, section 2.4.3. */
function metadata(context: TenantContext, c: Context): Response {
  const client = applicationOf(context, c);
  const { issuer, domain, keys } = context;
  const location = xml(`${issuer}samlp/${String(client.client_id)}`);
  const cert = keys.current.cert.replace(/-----[^-]+-----|\s/g, '');
  const bindings = ['HTTP-Redirect', 'HTTP-POST'].map(
    (one) =>
      `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${one}" Location="${location}"/>`,
  );
  c.header('content-type', 'application/xml');
  return c.body(
    `<EntityDescriptor entityID="${xml(samlIssuer(domain, samlSettings(client)))}" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${cert}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</NameIDFormat>${bindings.join('')}</IDPSSODescriptor></EntityDescriptor>`,
  );
}
