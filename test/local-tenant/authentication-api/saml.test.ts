import type { Doc, Json } from '../../../src/core/json.ts';
import {
  type Assertion,
  samlResponse,
} from '../../../src/local-tenant/identity-providers/saml/make-response.ts';
import { samlNames } from '../../../src/local-tenant/identity-providers/saml/names.ts';
import { providerKey } from '../../../src/local-tenant/identity-providers/stand-in/provider-key.ts';
import { makeKey } from '../../../src/local-tenant/keys/make-key.ts';
import type { Browser, Shown } from '../../support/browser.ts';
import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

const LENA = { email: 'lena@harbour.example', name: 'Lena Hart' };
let fernhill: SigningIn;
let connection: Doc;
beforeEach(async () => {
  fernhill = await signingIn();
  connection = await saml();
});
afterEach(() => fernhill.tenant.close());

async function saml(options: Readonly<Record<string, Json>> = {}): Promise<Doc> {
  const { cert } = await makeKey('idp.harbour.example', fernhill.clock, 'RS256');
  const { body, status } = await fernhill.api('POST', '/connections', {
    name: 'harbour',
    strategy: 'samlp',
    enabled_clients: [String(fernhill.client['client_id'])],
    options: {
      signInEndpoint: 'https://idp.harbour.example/sso',
      signingCert: String(cert),
      domain_aliases: ['harbour.example'],
      fieldsMap: { email: 'mail', given_name: 'givenName', family_name: 'sn' },
      user_id_attribute: 'employeeNumber',
      ...options,
    },
  });
  expect([status, body['message']]).toEqual([201, undefined]);
  return body;
}

/** As far as the provider's page. */
const atProvider = (browser: Browser) => browser.open(fernhill.authorize({ connection: 'harbour' }));
/** What the provider's page answers, not sent on yet. */
async function answered(browser: Browser) {
  const page = await browser.submit(await atProvider(browser), LENA, 'Allow');
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  const response = Buffer.from(field('SAMLResponse'), 'base64').toString();
  return { page, response, relayState: field('RelayState') };
}
const post = (browser: Browser, xml: string, relayState = '') =>
  browser.open('/login/callback?connection=harbour', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      SAMLResponse: Buffer.from(xml).toString('base64'),
      ...(relayState && { RelayState: relayState }),
    }).toString(),
  });
async function claims(shown: Shown): Promise<Doc> {
  const code = shown.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  return claimsOf(body['id_token']);
}
const description = ({ url }: Shown) => url.searchParams.get('error_description') ?? '';

it('signs somebody in by a signed assertion, with the attributes as the connection maps them', async () => {
  const browser = fernhill.browser();
  const { page } = await answered(browser);
  const token = await claims(await browser.submit(page, {}));
  expect(token).toMatchObject({
    sub: expect.stringMatching(/^samlp\|harbour\|\d+$/),
    email: LENA.email,
    given_name: 'Lena',
    family_name: 'Hart',
  });
  const path = `/users/${encodeURIComponent(String(token['sub']))}`;
  expect((await fernhill.api('GET', path)).body).toMatchObject({
    identities: [{ connection: 'harbour', provider: 'samlp', isSocial: false }],
    employeeNumber: String(token['sub']).split('|')[2],
  });
});

it('is found by the domain of an address', async () => {
  const browser = fernhill.browser();
  const page = await browser.submit(await browser.open(fernhill.authorize()), { username: LENA.email });
  expect(page.url.pathname).toBe('/_providers/harbour/saml');
});

it('signs its request where the connection says so', async () => {
  const { id, options } = connection;
  await fernhill.api('PATCH', `/connections/${String(id)}`, {
    options: { ...(options as Doc), signSAMLRequest: true },
  });
  const { searchParams } = (await atProvider(fernhill.browser())).url;
  expect(searchParams.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
  expect(searchParams.get('Signature')).toEqual(expect.any(String));
});

describe('an assertion is refused', () => {
  type Change = (xml: string) => string | Promise<string>;
  const evil = 'olga@harbour.example';
  const idIn = (xml: string) => /InResponseTo="([^"]+)"/.exec(xml)?.[1] ?? '';
  const made = async (xml: string, more: Partial<Assertion> = {}) => {
    const { key, cert } = await providerKey(fernhill.tenant.context);
    const names = samlNames(fernhill.tenant.context, connection);
    return samlResponse(fernhill.tenant.context, {
      names,
      inResponseTo: idIn(xml),
      nameId: LENA.email,
      attributes: { mail: LENA.email, employeeNumber: '7' },
      key,
      cert,
      ...more,
    });
  };
  const names = (more: object) => ({ ...samlNames(fernhill.tenant.context, connection), ...more });

  it.each<[what: string, change: Change]>([
    [
      'that is not signed',
      (xml) => xml.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>|<Signature[\s\S]*?<\/Signature>/, ''),
    ],
    ['whose attribute was changed', (xml) => xml.replaceAll(LENA.email, evil)],
    [
      'that somebody else has signed',
      async (xml) => {
        const { key, cert } = await makeKey('attacker', fernhill.clock, 'RS256');
        return made(xml, { key: String(key), cert: String(cert) });
      },
    ],
    ['for another audience', (xml) => made(xml, { names: names({ audience: 'urn:auth0:other:harbour' }) })],
    ['for another callback', (xml) => made(xml, { names: names({ callback: 'https://attacker.example/' }) })],
    [
      'of another provider',
      (xml) => made(xml, { names: names({ provider: 'https://idp.attacker.example' }) }),
    ],
    ['that answers another request', (xml) => made(xml, { inResponseTo: '_somebody-elses' })],
    [
      'that is wrapped: a forged one beside the signed one',
      (xml) => {
        const signed = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
        const forged = signed
          .replace(/<(?:ds:)?Signature[\s\S]*<\/(?:ds:)?Signature>/, '')
          .replace(/ ID="[^"]+"/, ' ID="_forged"')
          .replaceAll(LENA.email, evil);
        return xml.replace(signed, `${forged}${signed}`);
      },
    ],
    [
      'that is wrapped: the signed one within a forged one',
      (xml) => {
        const signed = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
        const forged = signed
          .replace(/<(?:ds:)?Signature[\s\S]*<\/(?:ds:)?Signature>/, `<saml:Advice>${signed}</saml:Advice>`)
          .replace(/ ID="[^"]+"/, ' ID="_forged"');
        return xml.replace(signed, forged);
      },
    ],
    [
      'with a document type, which could name files',
      (xml) =>
        `<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>${xml.replaceAll(LENA.email, '&file;')}`,
    ],
    ['that is no XML', () => 'not even close'],
  ])('%s', async (_, change) => {
    const browser = fernhill.browser();
    const { response, relayState } = await answered(browser);
    const shown = await post(browser, await change(response), relayState);
    expect(shown.url.searchParams.get('code')).toBeNull();
    expect(description(shown)).toContain('The identity provider of harbour could not be used');
    const { body } = await fernhill.api('GET', `/users?q=email:"${evil}"`);
    expect(body).toEqual([]);
  });

  it('with a comment in it: the whole text counts, and not the part before it', async () => {
    const browser = fernhill.browser();
    const { response, relayState } = await answered(browser);
    const commented = response.replaceAll(LENA.email, LENA.email.replace('@', '<!-- -->@'));
    const shown = await post(browser, commented, relayState);
    // Comments are no part of what is signed: the signature holds, and so must the whole address.
    if (shown.url.searchParams.has('code')) expect((await claims(shown))['email']).toBe(LENA.email);
    else expect(description(shown)).toContain('could not be used');
  });

  it('that is too old', async () => {
    const browser = fernhill.browser();
    const { response, relayState } = await answered(browser);
    fernhill.clock.advance(361_000);
    expect(description(await post(browser, response, relayState))).toContain('the assertion has expired');
  });

  it('that comes again, in the same browser and in another', async () => {
    const browser = fernhill.browser();
    const { response, relayState } = await answered(browser);
    expect((await post(browser, response, relayState)).url.searchParams.has('code')).toBe(true);
    expect((await post(browser, response, relayState)).status).toBe(400);
    const next = fernhill.browser();
    const page = await atProvider(next);
    const state = page.url.searchParams.get('RelayState') ?? '';
    expect(description(await post(next, response, state))).toContain('could not be used');
  });
});

describe('a login that the provider begins', () => {
  const begin = async (browser: Browser) =>
    browser.submit(await browser.open('/_providers/harbour/saml'), LENA, 'Allow');
  const take = (options: Readonly<Record<string, Json>>) =>
    fernhill.api('PATCH', `/connections/${String(connection['id'])}`, {
      options: { ...(connection['options'] as Doc), ...options },
    });

  it('is refused unless the connection takes it', async () => {
    const browser = fernhill.browser();
    const shown = await browser.submit(await begin(browser), {});
    expect([shown.status, shown.text]).toEqual([
      403,
      expect.stringContaining('takes no logins that its provider begins'),
    ]);
  });

  it('goes to the application that the connection names, once', async () => {
    await take({
      idpinitiated: {
        enabled: true,
        client_id: String(fernhill.client['client_id']),
        client_protocol: 'oidc',
        client_authorizequery: `redirect_uri=${encodeURIComponent(CALLBACK)}&scope=openid%20email`,
      },
    });
    const browser = fernhill.browser();
    const page = await begin(browser);
    const done = await browser.submit(page, {});
    expect(await claims(done)).toMatchObject({ email: LENA.email });
    const again = await browser.submit(page, {});
    expect([again.status, again.text]).toEqual([403, expect.stringContaining('the assertion has been used')]);
  });

  it('does not make an answer of a response that somebody asked for', async () => {
    await take({ idpinitiated: { enabled: true, client_id: String(fernhill.client['client_id']) } });
    const browser = fernhill.browser();
    const { response } = await answered(browser);
    expect((await post(fernhill.browser(), response)).status).toBe(403);
  });
});
