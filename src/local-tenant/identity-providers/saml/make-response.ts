import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import type { SamlNames } from './names.ts';
import { signElement } from './sign-element.ts';

export interface Assertion {
  readonly names: Pick<SamlNames, 'audience' | 'callback' | 'provider'>;
  /** The id of the request that is answered; left out where the provider begins. */
  readonly inResponseTo?: string | undefined;
  readonly nameId: string;
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  readonly style?: AssertionStyle;
}

/** What of a response can be otherwise. */
export interface AssertionStyle {
  /** Left out: the callback. */
  readonly recipient?: string;
  readonly nameIdFormat?: string;
  readonly authnContext?: string;
  /** Seconds. */
  readonly lifetime?: number;
  readonly sha1Signature?: boolean | undefined;
  readonly sha1Digest?: boolean | undefined;
  /** Whether the response is signed in place of the assertion. */
  readonly signResponse?: boolean;
  /** Whether attributes say what form their names have. */
  readonly nameFormats?: boolean;
}

/** Seconds for which an assertion is good. */
const LIFETIME = 300;
const NAMESPACES =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

/** A SAML 2.0 response with one signed assertion, as XML (SAML Core, section 3.2.2; Bindings, section 3.5). */
export function samlResponse({ clock, random }: TenantContext, assertion: Assertion): string {
  const { names, inResponseTo, style = {} } = assertion;
  const [responseId, assertionId] = [`_${randomText(random, 32)}`, `_${randomText(random, 32)}`];
  const at = (offset: number) => new Date(clock.now() + offset).toISOString();
  const answers = inResponseTo === undefined ? '' : ` InResponseTo="${xml(inResponseTo)}"`;
  const unsigned = `<samlp:Response ${NAMESPACES} ID="${responseId}" Version="2.0" IssueInstant="${at(0)}" Destination="${xml(names.callback)}"${answers}><saml:Issuer>${xml(names.provider)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertionXml(assertion, assertionId, answers, at)}</samlp:Response>`;
  const { key, cert } = assertion;
  const id = style.signResponse ? responseId : assertionId;
  return signElement(unsigned, { idAttribute: 'ID', id, place: 'after-issuer' }, { key, cert, ...style });
}

/** A response that tells of a refusal (SAML Core, section 3.2.2.2). */
export function samlRefusal(
  { clock, random }: TenantContext,
  { names, inResponseTo, reason }: Pick<Assertion, 'names' | 'inResponseTo'> & { readonly reason: string },
): string {
  const now = new Date(clock.now()).toISOString();
  const answers = inResponseTo === undefined ? '' : ` InResponseTo="${xml(inResponseTo)}"`;
  return `<samlp:Response ${NAMESPACES} ID="_${randomText(random, 32)}" Version="2.0" IssueInstant="${now}" Destination="${xml(names.callback)}"${answers}><saml:Issuer>${xml(names.provider)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>${xml(reason)}</samlp:StatusMessage></samlp:Status></samlp:Response>`;
}

function assertionXml(
  { names, nameId, attributes, style = {} }: Assertion,
  id: string,
  answers: string,
  at: (offset: number) => string,
): string {
  const end = at((style.lifetime ?? LIFETIME) * 1000);
  const format = style.nameIdFormat ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
  const context = style.authnContext ?? 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified';
  const statement = Object.entries(attributes).map(([name, value]) =>
    attributeXml(name, [value].flat(), style.nameFormats !== false),
  );
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${xml(names.provider)}</saml:Issuer><saml:Subject><saml:NameID Format="${xml(format)}">${xml(nameId)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${end}" Recipient="${xml(style.recipient ?? names.callback)}"${answers}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-1000)}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${xml(names.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="${id}"><saml:AuthnContext><saml:AuthnContextClassRef>${xml(context)}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${statement.length === 0 ? '' : `<saml:AttributeStatement>${statement.join('')}</saml:AttributeStatement>`}</saml:Assertion>`;
}

function attributeXml(name: string, values: readonly string[], formatted: boolean): string {
  const kind = /^(urn:|https?:)/.test(name) ? 'uri' : 'basic';
  const format = formatted ? ` NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:${kind}"` : '';
  const inner = values.map((value) => `<saml:AttributeValue>${xml(value)}</saml:AttributeValue>`);
  return `<saml:Attribute Name="${xml(name)}"${format}>${inner.join('')}</saml:Attribute>`;
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
