import { inflateRawSync } from 'node:zlib';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { accountChosen } from '../stand-in/account-chosen.ts';
import { accountPage } from '../stand-in/account-page.ts';
import { providerKey } from '../stand-in/provider-key.ts';
import { attributesFor } from './attributes.ts';
import { samlResponse } from './make-response.ts';
import { samlNames } from './names.ts';

/** Bytes that a request may come to: an AuthnRequest has some hundred. */
const MOST = 64 * 1024;

/**
 * `…/saml`: the SAML provider that stands in for a connection's. It takes a request (HTTP-Redirect), lets somebody choose an account and posts a signed
 * response; without a request it begins the login itself.
 */
export async function samlStandIn(context: TenantContext, c: Context, connection: Doc): Promise<Response> {
  const names = samlNames(context, connection);
  const { SAMLRequest: encoded, RelayState: relayState } = c.req.query();
  const asked = encoded === undefined ? {} : requestIn(encoded);
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
  const { key, cert } = await providerKey(context);
  const response = samlResponse(context, {
    names,
    inResponseTo: asked.id,
    nameId: account.email ?? account.sub,
    attributes: attributesFor(connection, account),
    key,
    cert,
  });
  const fields = {
    SAMLResponse: Buffer.from(response).toString('base64'),
    ...(relayState !== undefined && { RelayState: relayState }),
  };
  c.header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  return c.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Back</title></head><body>
<form method="post" action="${names.callback}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit">Continue</button></form></body></html>`);
}

interface Asked {
  readonly id?: string | undefined;
  readonly issuer?: string | undefined;
  readonly callback?: string | undefined;
}

/** What a request says, as far as the provider needs it (SAML Bindings, section 3.4.4.1: deflated, then base64). */
function requestIn(encoded: string): Asked {
  try {
    const text = inflateRawSync(Buffer.from(encoded, 'base64'), { maxOutputLength: MOST }).toString();
    return {
      id: /<[^>]*AuthnRequest[^>]*\sID="([^"]+)"/.exec(text)?.[1],
      issuer: /<[^>]*Issuer[^>]*>([^<]+)</.exec(text)?.[1],
      callback: /AssertionConsumerServiceURL="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&'),
    };
  } catch {
    return {};
  }
}
