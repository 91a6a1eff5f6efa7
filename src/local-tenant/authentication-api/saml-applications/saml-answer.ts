import type { Context } from 'hono';
import { docOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { samlResponse } from '../../identity-providers/saml/make-response.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import { formPost } from '../authorize/form-post.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { assertionSigner } from './assertion-signer.ts';
import { samlAttributes, samlNameId } from './saml-claims.ts';
import { samlIssuer, samlSettings } from './settings-of.ts';

/** Seconds; Auth0's documentation: an hour. */
const LIFETIME = 3600;

/** Sends a SAML application its assertion, signed with the tenant's key: what its add-on and the Actions say of it. */
export function samlAnswer(
  context: TenantContext,
  c: Context,
  { client, saml }: BrowserLogin,
  { user, effects }: AcceptedLogin,
): Response {
  const { id, callback, audience, relay_state: relayState } = docOf(saml);
  const settings = samlSettings(client, effects.saml);
  const attributes = samlAttributes(user, settings);
  const destination = textOf(settings.destination) || String(callback);
  const { key, cert, ...algorithms } = assertionSigner(context, settings);
  const response = samlResponse(context, {
    names: {
      audience: textOf(settings.audience) || String(audience ?? destination),
      callback: destination,
      provider: samlIssuer(context.domain, settings),
    },
    inResponseTo: textOf(settings.inResponseTo) ?? textOf(id),
    nameId: samlNameId(attributes, settings, user),
    attributes,
    key,
    cert,
    style: {
      ...(textOf(settings.recipient) && { recipient: String(settings.recipient) }),
      ...(textOf(settings.nameIdentifierFormat) && { nameIdFormat: String(settings.nameIdentifierFormat) }),
      ...(textOf(settings.authnContextClassRef) && { authnContext: String(settings.authnContextClassRef) }),
      lifetime: Number(settings.lifetimeInSeconds ?? LIFETIME),
      ...algorithms,
      signResponse: settings.signResponse === true,
      nameFormats: settings.includeAttributeNameFormat !== false,
    },
  });
  const relayed = textOf(settings.relayState) ?? textOf(relayState);
  return formPost(context, c, destination, {
    SAMLResponse: Buffer.from(response).toString('base64'),
    ...(relayed !== undefined && { RelayState: relayed }),
  });
}
