import type { Context } from 'hono';
import type { Doc } from '../../../core/json.ts';
import { formPost } from '../../authentication-api/authorize/form-post.ts';
import type { TenantContext } from '../../context.ts';
import type { Account } from '../account.ts';
import { accountChosen } from '../stand-in/account-chosen.ts';
import { accountPage } from '../stand-in/account-page.ts';
import { providerKey } from '../stand-in/provider-key.ts';
import { attributesFor } from './attributes.ts';
import { samlResponse } from './make-response.ts';
import { samlNames } from './names.ts';
import { requestIn } from './request-in.ts';
import { wsFedResult } from './wsfed.ts';

/** `…/wsfed`: the WS-Federation provider that stands in for a connection's, such as AD FS. */
export async function wsFedStandIn(context: TenantContext, c: Context, connection: Doc): Promise<Response> {
  const names = samlNames(context, connection);
  const { wa, wtrealm, wreply, wctx = '' } = c.req.query();
  const known = wa === 'wsignin1.0' && wtrealm === names.audience && wreply === names.callback;
  const asks = `${names.audience} asks who you are.`;
  if (!known) {
    const wrong = 'This provider does not know who asks.';
    return accountPage(context, c, connection, { asks, wrong, closed: true });
  }
  if (c.req.method === 'GET') return accountPage(context, c, connection, { asks });
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const account = accountChosen(context, connection, form);
  if (!account)
    return accountPage(context, c, connection, { asks, wrong: 'Choose an account, or type an address.' });
  const response = await responseFor(context, connection, account, undefined);
  return formPost(context, c, names.callback, {
    wa: 'wsignin1.0',
    wresult: wsFedResult(response, names),
    wctx,
  });
}

/** A signed response about an account. */
async function responseFor(
  context: TenantContext,
  connection: Doc,
  account: Account,
  inResponseTo: string | undefined,
): Promise<string> {
  const { key, cert } = await providerKey(context);
  return samlResponse(context, {
    names: samlNames(context, connection),
    inResponseTo,
    nameId: account.email ?? account.sub,
    attributes: attributesFor(connection, account),
    key,
    cert,
  });
}

/**
 * `…/saml`: the SAML provider that stands in for a connection's. It takes a request (HTTP-Redirect), lets somebody choose an account and posts a signed
 * response; without a request it begins the login itself.
 */
export async function samlStandIn(context: TenantContext, c: Context, connection: Doc): Promise<Response> {
  const names = samlNames(context, connection);
  const { SAMLRequest: encoded, RelayState: relayState } = c.req.query();
  const asked = encoded === undefined ? {} : requestIn(encoded, { deflated: true });
  const known =
    encoded === undefined || (asked.issuer === names.audience && asked.callback === names.callback);
  const wrong = known ? undefined : 'This provider does not know who asks.';
  const asks =
    encoded === undefined ? 'The provider begins: nobody has asked.' : `${names.audience} asks who you are.`;
  if (c.req.method === 'GET' || wrong !== undefined)
    return accountPage(context, c, connection, { asks, wrong });
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const account = accountChosen(context, connection, form);
  if (!account)
    return accountPage(context, c, connection, { asks, wrong: 'Choose an account, or type an address.' });
  const response = await responseFor(context, connection, account, asked.id);
  return formPost(context, c, names.callback, {
    SAMLResponse: Buffer.from(response).toString('base64'),
    ...(relayState !== undefined && { RelayState: relayState }),
  });
}
