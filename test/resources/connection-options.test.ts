import { generateKeyPairSync } from 'node:crypto';
import { systemClock } from '../../src/core/clock.ts';
import type { Doc } from '../../src/core/json.ts';
import { makeSigningCertificate } from '../../src/local-tenant/keys/make-signing-certificate.ts';
import { documentsOf, hookContextOf } from '../support/documents.ts';
import { create, show, update } from './rows.ts';

const connect = (strategy: string, options: Doc = {}, context = hookContextOf()) =>
  create('connections', { name: `by-${strategy}`, strategy, options }, context);

const optionsOf = (doc: Doc) => doc['options'] as Doc;

describe('the scopes of a connection', () => {
  it.each([
    [
      'google-oauth2',
      { calendar_events: true },
      ['https://www.googleapis.com/auth/calendar.events', 'email', 'profile'],
    ],
    ['github', { email: true, read_org: true, repo: false }, ['user:email', 'read:org']],
    ['line', { email: false }, ['openid', 'profile']],
    ['windowslive', { graph_calendars_update: true, signin: true }, ['Calendars.ReadWrite', 'wl.signin']],
    ['paypal', { email: true }, ['openid', 'email']],
    ['salesforce', { freeform_scopes: ['chatter_api'] }, ['chatter_api']],
  ])('of %s follow from its flags', (strategy, options, scopes) => {
    expect([...(optionsOf(connect(strategy, options))['scope'] as readonly string[])].sort()).toEqual(
      [...scopes].sort(),
    );
  });

  it('are one text for Facebook and Apple', () => {
    expect(optionsOf(connect('facebook', { email: true, public_profile: true }))['scope']).toBe(
      'email,public_profile',
    );
    expect(optionsOf(connect('apple', { name: true, email: true }))['scope']).toBe('name email');
  });

  it('are what was sent where no flag says anything', () => {
    expect(optionsOf(connect('oauth2', { scope: 'openid' }))['scope']).toBe('openid');
    expect(optionsOf(connect('twitter'))).toEqual({});
  });
});

describe('a new connection', () => {
  it.each([
    ['ad', /^https:\/\/localhost:4400\/p\/ad\/\w{32}$/],
    ['samlp', /^https:\/\/localhost:4400\/p\/samlp\/\w{8}$/],
    ['waad', /^https:\/\/localhost:4400\/localhost\/p\/waad\/\w{8}$/],
  ])('to %s has an address where its provider sets it up', (strategy, address) => {
    expect(connect(strategy, { client_id: 'x' })['provisioning_ticket_url']).toMatch(address);
    expect(connect('github')).not.toHaveProperty('provisioning_ticket_url');
  });

  it('is shown with what it may be used for, a button and a name where Auth0 does so', () => {
    expect(connect('okta')).toMatchObject({
      authentication: { active: true },
      connected_accounts: { active: false },
      show_as_button: false,
      display_name: 'by-okta',
    });
    expect(connect('github')).not.toHaveProperty('authentication');
  });

  it('is checked by the types of its strategy, and takes what these do not name', () => {
    expect(() => connect('sms', { totp: { length: 'six' } })).toThrow('options.totp.length');
    expect(optionsOf(connect('sms', { later_setting: 1 }))).toEqual({ later_setting: 1 });
  });
});

describe('a SAML connection', () => {
  it('is read from metadata, which is not kept', async () => {
    const { cert } = await makeSigningCertificate('idp.fernhill.example', systemClock, 'ES256');
    const base64 = cert.replace(/-----[^-]+-----|\s/g, '');
    const metadataXml = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp/post"/>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp/in?a=1&amp;b=2"/>
      <ds:X509Certificate>${base64}</ds:X509Certificate></md:IDPSSODescriptor></md:EntityDescriptor>`;
    const context = hookContextOf();
    const made = connect('samlp', { metadataXml }, context);
    expect(optionsOf(made)).toMatchObject({
      signInEndpoint: 'https://idp/in?a=1&b=2',
      bindingMethod: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
      subject: { commonName: 'idp.fernhill.example' },
      thumbprints: [expect.stringMatching(/^[0-9a-f]{40}$/)],
    });
    expect(optionsOf(made)).not.toHaveProperty('metadataXml');
    const later = update('connections', made, { options: { metadataUrl: 'https://idp/metadata' } }, context);
    expect(optionsOf(later)).toMatchObject({ signInEndpoint: 'https://idp/in?a=1&b=2' });
  });

  it('keeps a certificate that cannot be read as it is', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signingCert = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(optionsOf(connect('samlp', { signingCert }))).toMatchObject({ signingCert });
  });
});

describe('a database', () => {
  const email = { identifier: { active: true } };
  it.each([
    [{ attributes: { email }, validation: { username: { min: 1, max: 5 } } }, 'options.validation'],
    [{ attributes: { email }, requires_username: true }, 'options.requires_username'],
    [{ attributes: { email: { identifier: { active: false } } } }, 'one active identifier'],
  ])('cannot have %j', (options, reason) => {
    expect(() => connect('auth0', options)).toThrow(reason);
  });

  it('has unique e-mail addresses, also later', () => {
    const context = hookContextOf();
    const before = connect('auth0', {}, context);
    const attributes = { email: { ...email, unique: false } };
    expect(() => update('connections', before, { options: { attributes } }, context)).toThrow(
      'non-unique email',
    );
    const made = optionsOf(connect('auth0', { attributes: { email } }, hookContextOf()));
    expect(made['attributes']).toEqual({ email: { ...email, unique: true, verification_method: 'link' } });
  });
});

it('shows addresses that are null after a write, and not when it is read', () => {
  const context = hookContextOf({ documents: documentsOf() });
  const made = connect('twitter', { tokenURL: null }, context);
  expect(optionsOf(show('connections', made, { ...context, operation: 'create' }))).toEqual({
    tokenURL: null,
  });
  expect(optionsOf(show('connections', made, { ...context, operation: 'read' }))).toEqual({});
});
