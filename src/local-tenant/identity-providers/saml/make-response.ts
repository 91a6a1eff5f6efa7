import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import type { SamlNames } from './names.ts';

export interface Assertion {
  readonly names: SamlNames;
  /** The id of the request that is answered; left out where the provider begins. */
  readonly inResponseTo?: string | undefined;
  readonly nameId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

/** Milliseconds for which an assertion is good. */
const LIFETIME = 300_000;
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** A SAML 2.0 response with one signed assertion, as XML (SAML Core, section 3.2.2; Bindings, section 3.5). */
export function samlResponse({ clock, random }: TenantContext, assertion: Assertion): string {
  const { names, inResponseTo, key, cert } = assertion;
  const id = `_${randomText(random, 32)}`;
  const at = (offset: number) => new Date(clock.now() + offset).toISOString();
  const answers = inResponseTo === undefined ? '' : ` InResponseTo="${xml(inResponseTo)}"`;
  const unsigned = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomText(random, 32)}" Version="2.0" IssueInstant="${at(0)}" Destination="${xml(names.callback)}"${answers}><saml:Issuer>${xml(names.provider)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertionXml(assertion, id, answers, at)}</samlp:Response>`;
  return signed(unsigned, id, { key, cert });
}

function assertionXml(
  { names, nameId, attributes }: Assertion,
  id: string,
  answers: string,
  at: (offset: number) => string,
): string {
  const values = Object.entries(attributes).map(
    ([name, value]) =>
      `<saml:Attribute Name="${xml(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><saml:AttributeValue>${xml(value)}</saml:AttributeValue></saml:Attribute>`,
  );
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${xml(names.provider)}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${xml(nameId)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(LIFETIME)}" Recipient="${xml(names.callback)}"${answers}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-1000)}" NotOnOrAfter="${at(LIFETIME)}"><saml:AudienceRestriction><saml:Audience>${xml(names.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="${id}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${values.length === 0 ? '' : `<saml:AttributeStatement>${values.join('')}</saml:AttributeStatement>`}</saml:Assertion>`;
}

/** Signs the element with this id: XML Signature, enveloped, after its issuer, as SAML Core has it (section 5.4). */
function signed(document: string, id: string, { key, cert }: Pick<Assertion, 'key' | 'cert'>): string {
  // Loaded when the first assertion is made: a start has no need of it.
  const { SignedXml }: typeof import('xml-crypto') = require('xml-crypto');
  const signature = new SignedXml({
    privateKey: key,
    publicCert: cert,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const element = `//*[local-name(.)='Assertion' and @ID='${id}']`;
  signature.addReference({ xpath: element, digestAlgorithm: SHA256, transforms: [ENVELOPED, EXCLUSIVE] });
  signature.computeSignature(document, {
    location: { reference: `${element}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signature.getSignedXml();
}

/** Text as it may stand in XML, in an element or in an attribute. */
export function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
