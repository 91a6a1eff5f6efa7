import type { Context } from 'hono';
import { docOf, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { xml } from '../../identity-providers/saml/make-response.ts';
import { signElement } from '../../identity-providers/saml/sign-element.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import { formPost } from '../authorize/form-post.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { assertionSigner } from './assertion-signer.ts';
import { type Attributes, samlAttributes, samlNameId } from './saml-claims.ts';
import { samlIssuer, samlSettings } from './settings-of.ts';

/** Seconds: eight hours (public source: auth0/node-wsfed). */
const LIFETIME = 28_800;

/**
 * Sends a WS-Fed application its token: a SAML 1.1 assertion signed with the tenant's key, in a token response (WS-Trust, February 2005). Public source:
 * auth0/node-wsfed. What it claims is what a SAML application gets, with what Actions have said of it (`api.samlResponse`).
 */
export function wsFedAnswer(
  context: TenantContext,
  c: Context,
  { client, saml }: BrowserLogin,
  { user, effects }: AcceptedLogin,
): Response {
  const { callback, audience, relay_state: wctx } = docOf(saml);
  const settings = samlSettings(client, effects.saml);
  const destination = textOf(settings.destination) || String(callback);
  const attributes = samlAttributes(user, settings);
  const id = `_${randomText(context.random, 32)}`;
  const unsigned = assertionXml({
    id,
    issuer: samlIssuer(context.domain, settings),
    audience: textOf(settings.audience) || String(audience ?? destination),
    nameId: samlNameId(attributes, settings, user),
    format: textOf(settings.nameIdentifierFormat) ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    attributes,
    now: context.clock.now(),
    lifetime: Number(settings.lifetimeInSeconds ?? LIFETIME),
  });
  const assertion = signElement(
    unsigned,
    { idAttribute: 'AssertionID', id, place: 'end' },
    assertionSigner(context, settings),
  );
  const relayed = textOf(settings.relayState) ?? textOf(wctx);
  const named = relayed === undefined ? '' : ` Context="${xml(relayed)}"`;
  return formPost(context, c, destination, {
    wa: 'wsignin1.0',
    wresult: `<t:RequestSecurityTokenResponse${named} xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:RequestedSecurityToken>${assertion}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`,
    ...(relayed !== undefined && { wctx: relayed }),
  });
}

interface Saml11 {
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
  readonly nameId: string;
  readonly format: string;
  readonly attributes: Attributes;
  /** Milliseconds. */
  readonly now: number;
  /** Seconds. */
  readonly lifetime: number;
}

/** SAML 1.1, sections 2.3 and 2.4. */
function assertionXml({ id, issuer, audience, nameId, format, attributes, now, lifetime }: Saml11): string {
  const at = (offset: number) => new Date(now + offset).toISOString();
  const subject = `<saml:Subject><saml:NameIdentifier Format="${xml(format)}">${xml(nameId)}</saml:NameIdentifier><saml:SubjectConfirmation><saml:ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:bearer</saml:ConfirmationMethod></saml:SubjectConfirmation></saml:Subject>`;
  const told = Object.entries(attributes).map(([name, value]) => attributeXml(name, [value].flat()));
  const statement =
    told.length === 0 ? '' : `<saml:AttributeStatement>${subject}${told.join('')}</saml:AttributeStatement>`;
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" MajorVersion="1" MinorVersion="1" AssertionID="${id}" Issuer="${xml(issuer)}" IssueInstant="${at(0)}"><saml:Conditions NotBefore="${at(0)}" NotOnOrAfter="${at(lifetime * 1000)}"><saml:AudienceRestrictionCondition><saml:Audience>${xml(audience)}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions>${statement}<saml:AuthenticationStatement AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password" AuthenticationInstant="${at(0)}">${subject}</saml:AuthenticationStatement></saml:Assertion>`;
}

/** A name is told in two parts: `emailaddress` in the namespace `…/identity/claims`. */
function attributeXml(name: string, values: readonly string[]): string {
  const cut = name.lastIndexOf('/');
  const [space, bare] = cut < 0 ? ['', name] : [name.slice(0, cut), name.slice(cut + 1)];
  const inner = values.map((value) => `<saml:AttributeValue>${xml(value)}</saml:AttributeValue>`).join('');
  return `<saml:Attribute AttributeName="${xml(bare)}" AttributeNamespace="${xml(space)}">${inner}</saml:Attribute>`;
}
