import type { Context } from 'hono';
import { docOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { samlRefusal } from '../../identity-providers/saml/make-response.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import { formPost } from '../authorize/form-post.ts';
import { samlIssuer, samlSettings } from './settings-of.ts';

/** Tells a SAML application why somebody is not let in, by the status of a response (assumed: Auth0 documents no form for it). */
export function samlRefused(
  context: TenantContext,
  c: Context,
  { client, saml }: BrowserLogin,
  reason: string,
): Response {
  const { id, callback, audience, relay_state: relayState } = docOf(saml);
  const names = {
    audience: String(audience ?? ''),
    callback: String(callback),
    provider: samlIssuer(context.domain, samlSettings(client)),
  };
  const response = samlRefusal(context, { names, inResponseTo: textOf(id), reason });
  return formPost(context, c, names.callback, {
    SAMLResponse: Buffer.from(response).toString('base64'),
    ...(textOf(relayState) !== undefined && { RelayState: String(relayState) }),
  });
}
