import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import type { Json } from '../../../src/core/json.ts';
import { makeKey } from '../../../src/local-tenant/keys/make-key.ts';
import type { Browser, Shown } from '../../support/browser.ts';
import { NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const ACS = 'https://rides.fernhill.example/saml';
const EMAIL = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
const ID = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier';
let fernhill: SigningIn;
afterEach(() => fernhill.tenant.close());

/** A service provider of node-saml's, for which the tenant is the identity provider. */
async function provider(samlp: Readonly<Record<string, Json>> = {}, more: object = {}) {
  fernhill = await signingIn({ client: { callbacks: [ACS], addons: { samlp } } });
  return new SAML({
    issuer: 'urn:fernhill:rides',
    callbackUrl: ACS,
    entryPoint: `https://localhost:4400/samlp/${String(fernhill.client['client_id'])}`,
    idpCert: fernhill.tenant.context.keys.current.cert,
    audience: 'urn:fernhill:rides',
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: -1,
    validateInResponseTo: ValidateInResponseTo.always,
    ...more,
  });
}

async function signIn(browser: Browser, url: string): Promise<Shown> {
  const { pathname, search } = new URL(url);
  const page = await browser.open(`${pathname}${search}`);
  if (!page.url.pathname.startsWith('/u/login')) return page;
  const password = await browser.submit(page, { username: NORA.email });
  return browser.submit(password, { password: NORA.password });
}
const fieldsOf = (page: Shown) => {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  const action = /<form method="post" action="([^"]*)"/.exec(page.text)?.[1];
  return { action, SAMLResponse: field('SAMLResponse'), RelayState: field('RelayState') };
};

it('gives a service provider an assertion that it takes, with the relay state', async () => {
  const saml = await provider();
  const url = await saml.getAuthorizeUrlAsync('where-we-were', undefined, {});
  const { action, SAMLResponse, RelayState } = fieldsOf(await signIn(fernhill.browser(), url));
  expect([action, RelayState]).toEqual([ACS, 'where-we-were']);
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse });
  expect(profile).toMatchObject({
    nameID: fernhill.nora['user_id'],
    issuer: 'urn:localhost:4400',
    [EMAIL]: NORA.email,
    [ID]: fernhill.nora['user_id'],
    'http://schemas.auth0.com/email_verified': 'true',
    'http://schemas.auth0.com/identities/default/connection': 'fernhill-customers',
  });
  const { body } = await fernhill.api('GET', '/logs?q=type:s');
  expect(body[0]).toMatchObject({ client_id: fernhill.client['client_id'] });
});

it('says what the add-on says, and what Actions say above that', async () => {
  const saml = await provider(
    {
      audience: 'urn:fernhill:other',
      mappings: { email: 'mail' },
      passthroughClaimsWithNoMapping: false,
      mapIdentities: false,
      createUpnClaim: false,
      nameIdentifierProbes: ['mail'],
      nameIdentifierFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      signatureAlgorithm: 'rsa-sha256',
      digestAlgorithm: 'sha256',
      lifetimeInSeconds: 60,
    },
    { audience: 'urn:fernhill:rides-by-action' },
  );
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => {
      api.samlResponse.setAudience('urn:fernhill:rides-by-action');
      api.samlResponse.setAttribute('protocol', event.transaction.protocol);
    };`,
  );
  const url = await saml.getAuthorizeUrlAsync('', undefined, {});
  const { SAMLResponse } = fieldsOf(await signIn(fernhill.browser(), url));
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse });
  const { attributes, nameID, nameIDFormat } = profile as never as Record<string, unknown>;
  expect({ attributes, nameID, nameIDFormat }).toEqual({
    attributes: { mail: NORA.email, protocol: 'samlp' },
    nameID: NORA.email,
    nameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  });
  const xml = Buffer.from(SAMLResponse, 'base64').toString();
  expect(xml).toContain('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
  const end = /NotOnOrAfter="([^"]+)"/.exec(xml)?.[1] ?? '';
  expect(Date.parse(end) - fernhill.clock.now()).toBe(60_000);
});

it('signs the whole response where that is asked for', async () => {
  const saml = await provider(
    { signResponse: true },
    { wantAssertionsSigned: false, wantAuthnResponseSigned: true },
  );
  const url = await saml.getAuthorizeUrlAsync('', undefined, {});
  const { SAMLResponse } = fieldsOf(await signIn(fernhill.browser(), url));
  await expect(saml.validatePostResponseAsync({ SAMLResponse })).resolves.toHaveProperty('profile.nameID');
});

it('shares the session with other applications, but for a provider that wants to know again', async () => {
  const saml = await provider();
  const browser = fernhill.browser();
  await fernhill.signIn(browser, { redirect_uri: ACS });
  const url = await saml.getAuthorizeUrlAsync('', undefined, {});
  expect(fieldsOf(await signIn(browser, url)).SAMLResponse).not.toBe('');
  const strict = new SAML({ ...saml.options, forceAuthn: true });
  const { pathname, search } = new URL(await strict.getAuthorizeUrlAsync('', undefined, {}));
  expect((await browser.open(`${pathname}${search}`)).url.pathname).toBe('/u/login/identifier');
});

it('begins here as well, without a request', async () => {
  const saml = await provider({}, { validateInResponseTo: ValidateInResponseTo.never, audience: ACS });
  const { SAMLResponse } = fieldsOf(await signIn(fernhill.browser(), saml.options.entryPoint ?? ''));
  expect((await saml.validatePostResponseAsync({ SAMLResponse })).profile).toMatchObject({
    [EMAIL]: NORA.email,
  });
});

it('tells the service provider why somebody is not let in', async () => {
  const saml = await provider();
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => api.access.deny('No rides today.');`,
  );
  const url = await saml.getAuthorizeUrlAsync('', undefined, {});
  const { SAMLResponse } = fieldsOf(await signIn(fernhill.browser(), url));
  await expect(saml.validatePostResponseAsync({ SAMLResponse })).rejects.toThrow('No rides today.');
});

it('takes only signed requests where the application has a certificate for them', async () => {
  const { cert, key } = await makeKey('rides', { now: () => Date.now() }, 'RS256');
  const saml = await provider({ signingCert: String(cert) });
  const plain = await saml.getAuthorizeUrlAsync('', undefined, {});
  const refused = await signIn(fernhill.browser(), plain);
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('has to be signed')]);
  const signing = new SAML({ ...saml.options, privateKey: String(key), signatureAlgorithm: 'sha256' });
  const url = await signing.getAuthorizeUrlAsync('x', undefined, {});
  expect(fieldsOf(await signIn(fernhill.browser(), url)).SAMLResponse).not.toBe('');
  const tampered = url.replace('RelayState=x', 'RelayState=y');
  expect((await signIn(fernhill.browser(), tampered)).status).toBe(403);
});

it('answers nobody at a foreign address, and no application without the add-on', async () => {
  const saml = await provider();
  const foreign = new SAML({ ...saml.options, callbackUrl: 'https://attacker.example/' });
  const url = await foreign.getAuthorizeUrlAsync('', undefined, {});
  expect((await signIn(fernhill.browser(), url)).status).toBe(403);
  const { body } = await fernhill.api('POST', '/clients', { name: 'Plain', callbacks: [ACS] });
  expect((await fernhill.browser().open(`/samlp/${String(body['client_id'])}`)).status).toBe(400);
  expect((await fernhill.browser().open('/samlp/nobody')).status).toBe(400);
});

it('shows its metadata', async () => {
  await provider();
  const id = String(fernhill.client['client_id']);
  const answer = await fernhill.tenant.app.request(`https://localhost:4400/samlp/metadata/${id}`);
  expect(answer.headers.get('content-type')).toContain('xml');
  expect(await answer.text()).toContain(`Location="https://localhost:4400/samlp/${id}"`);
});
