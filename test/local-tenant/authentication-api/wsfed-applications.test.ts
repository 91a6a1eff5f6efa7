import { SignedXml } from 'xml-crypto';
import type { Json } from '../../../src/core/json.ts';
import type { Browser, Shown } from '../../support/browser.ts';
import { NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const ACS = 'https://rides.fernhill.example/wsfed';
const REALM = 'urn:fernhill:rides';
const EMAIL = 'emailaddress in http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
let fernhill: SigningIn;
afterEach(() => fernhill.tenant.close());

async function application(more: Readonly<Record<string, Json>> = {}) {
  fernhill = await signingIn({
    client: {
      callbacks: [ACS, `${ACS}/other`],
      client_aliases: [REALM],
      addons: { wsfed: {} },
      allowed_logout_urls: ['https://rides.fernhill.example/bye'],
      ...more,
    },
  });
  return `/wsfed/${String(fernhill.client['client_id'])}`;
}

async function signIn(browser: Browser, path: string): Promise<Shown> {
  const page = await browser.open(path);
  if (!page.url.pathname.startsWith('/u/login')) return page;
  const password = await browser.submit(page, { username: NORA.email });
  return browser.submit(password, { password: NORA.password });
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What the page posts, its assertion checked with the tenant's certificate by xml-crypto. */
function posted(page: Shown) {
  const field = (name: string) =>
    unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '');
  const action = /<form method="post" action="([^"]*)"/.exec(page.text)?.[1];
  const wresult = field('wresult');
  const assertion = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(wresult)?.[0] ?? '';
  const signature = /<Signature[\s\S]*<\/Signature>/.exec(assertion)?.[0] ?? '';
  const verifier = new SignedXml({
    publicCert: fernhill.tenant.context.keys.current.cert,
    idAttribute: 'AssertionID',
    getCertFromKeyInfo: () => null,
  });
  verifier.loadSignature(signature);
  expect(verifier.checkSignature(assertion)).toBe(true);
  const [signed = ''] = verifier.getSignedReferences();
  const attributes = [
    ...signed.matchAll(/AttributeName="([^"]*)" AttributeNamespace="([^"]*)"><saml:AttributeValue>([^<]*)</g),
  ];
  return {
    action,
    wctx: field('wctx'),
    context: /Context="([^"]*)"/.exec(wresult)?.[1],
    audience: /<saml:Audience>([^<]*)</.exec(signed)?.[1],
    issuer: /Issuer="([^"]*)"/.exec(signed)?.[1],
    nameId: /<saml:NameIdentifier [^>]*>([^<]*)</.exec(signed)?.[1],
    end: /NotOnOrAfter="([^"]*)"/.exec(signed)?.[1],
    attributes: Object.fromEntries(
      attributes.map(([, name, space, value]) => [`${name} in ${space}`, value]),
    ),
  };
}

it('gives an application a signed SAML 1.1 assertion, with its own state', async () => {
  const path = await application();
  const answer = posted(await signIn(fernhill.browser(), `${path}?wctx=where%26we%22were`));
  expect(answer).toMatchObject({
    action: ACS,
    wctx: 'where&we"were',
    context: 'where&amp;we&quot;were',
    audience: REALM,
    issuer: 'urn:localhost:4400',
    nameId: fernhill.nora['user_id'],
    end: new Date(fernhill.clock.now() + 8 * 3_600_000).toISOString(),
    attributes: { [EMAIL]: NORA.email },
  });
});

it('is found by its realm, answers at another of its callbacks, and has single sign-on', async () => {
  await application();
  const browser = fernhill.browser();
  await signIn(browser, `/wsfed?wtrealm=${REALM}`);
  const again = await browser.open(`/wsfed?wa=wsignin1.0&wtrealm=${REALM}&wreply=${ACS}/other`);
  expect(posted(again).action).toBe(`${ACS}/other`);
  const fresh = await browser.open(`/wsfed?wtrealm=${REALM}&wfresh=0`);
  expect(fresh.url.pathname).toMatch(/^\/u\/login/);
});

it('says what Actions say', async () => {
  const path = await application();
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => {
      api.samlResponse.setCreateUpnClaim(false);
      api.samlResponse.setMapIdentities(false);
      api.samlResponse.setPassthroughClaimsWithNoMapping(false);
      api.samlResponse.setAttribute('https://fernhill.example/protocol', event.transaction.protocol);
      api.samlResponse.setSignatureAlgorithm('rsa-sha256');
      api.samlResponse.setLifetimeInSeconds(60);
    };`,
  );
  const { attributes, end } = posted(await signIn(fernhill.browser(), path));
  expect(attributes['protocol in https://fernhill.example']).toBe('wsfed');
  expect(Object.keys(attributes).filter((name) => name.includes('auth0.com'))).toEqual([]);
  expect(end).toBe(new Date(fernhill.clock.now() + 60_000).toISOString());
});

it('tells whoever is denied why, and posts nothing', async () => {
  const path = await application();
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => api.access.deny('The stable is closed');`,
  );
  const page = await signIn(fernhill.browser(), path);
  expect(page.text).toContain('The stable is closed');
  expect(page.text).not.toContain('wresult');
});

it('signs out, and goes where the application allows', async () => {
  const path = await application();
  const browser = fernhill.browser();
  await signIn(browser, path);
  const bye = await browser.open(`${path}?wa=wsignout1.0&wreply=https://rides.fernhill.example/bye`);
  expect(bye.url.href).toBe('https://rides.fernhill.example/bye');
  expect((await browser.open(path)).url.pathname).toMatch(/^\/u\/login/);
  const foreign = await browser.open(`${path}?wa=wsignout1.0&wreply=https://evil.example/`);
  expect([foreign.url.hostname, foreign.status]).toEqual(['localhost', 400]);
});

it('refuses a foreign callback, another realm, and an application without the add-on', async () => {
  const path = await application();
  const browser = fernhill.browser();
  const foreign = await browser.open(`${path}?wreply=https://evil.example/`);
  expect([foreign.status, foreign.text.includes('evil.example')]).toEqual([403, true]);
  expect((await browser.open(`${path}?wtrealm=urn:somebody-else`)).status).toBe(400);
  await fernhill.tenant.close();
  const without = await application({ addons: {} });
  expect((await fernhill.browser().open(without)).text).toContain('WS-Fed Web App');
});

it('has metadata with the certificate and the endpoint', async () => {
  await application();
  const url = 'https://localhost:4400/wsfed/FederationMetadata/2007-06/FederationMetadata.xml';
  const text = await (await fernhill.tenant.app.request(url)).text();
  expect(text).toContain('<Address>https://localhost:4400/wsfed</Address>');
  const [, body = ''] =
    /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END/.exec(fernhill.tenant.context.keys.current.cert) ?? [];
  expect(text).toContain(`<X509Certificate>${body.replace(/\s/g, '')}</X509Certificate>`);
});
