import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { type Doc, docOf, textOf, textsOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { clientIdOf } from '../../identity-providers/client-id-of.ts';
import { type Provider, providerOf } from '../../identity-providers/providers.ts';
import { samlRequestUrl } from '../../identity-providers/saml/service-provider.ts';
import { wsFedUrl } from '../../identity-providers/saml/wsfed.ts';
import { standInUrl } from '../../identity-providers/stand-in-url.ts';
import { type BrowserLogin, remember } from '../authorize/browser-login.ts';
import { refuseLogin } from '../authorize/refuse-login.ts';
import { OAuthError } from '../oauth-error.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';

/** Where providers send people back to (Auth0's documentation: the callback that is registered with them). */
export function providerCallback({ issuer }: TenantContext): string {
  return `${issuer}login/callback`;
}

/**
 * Sends somebody to the identity provider of a connection, which here is its stand-in. A connection that no stand-in
 * speaks for ends the login, and the application is told.
 */
export async function goToProvider(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  connection: Doc,
): Promise<Response> {
  const provider = providerOf(connection);
  if (!provider) {
    const name = String(connection.name);
    return refuseLogin(context, c, login, OAuthError.of('connection-not-emulated', { connection: name }));
  }
  if (provider.protocol !== undefined) {
    remember(context, login, { provider: { connection: connection.id ?? '' } });
    const saml = provider.protocol === 'saml';
    const url = saml
      ? await samlRequestUrl(context, connection, login.state)
      : wsFedUrl(context, connection, login.state);
    return c.redirect(url);
  }
  const nonce = provider.idToken ? randomText(context.random, 32) : undefined;
  const front = usesFrontChannel(connection);
  const verifier = !front && usesPkce(connection) ? randomText(context.random, 64) : undefined;
  remember(context, login, {
    provider: { connection: connection.id ?? '', nonce: nonce ?? null, verifier: verifier ?? null },
  });
  const query: Parameters = {
    ...upstreamParameters(connection, login.parameters),
    client_id: clientIdOf(connection),
    redirect_uri: providerCallback(context),
    response_type: front ? 'id_token' : 'code',
    scope: scopesFor(connection, provider, login.parameters),
    state: login.state,
    ...((provider.formPost || front) && { response_mode: 'form_post' }),
    ...(nonce !== undefined && { nonce }),
    ...(verifier !== undefined && {
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }),
  };
  return c.redirect(`${standInUrl(context, connection)}/authorize?${new URLSearchParams(query)}`);
}

/**
 * Auth0's documentation, "Connect to OpenID Connect Identity Provider": the front channel brings an ID token by a form, the back
 * channel a code.
 */
export function usesFrontChannel({ strategy, options }: Doc): boolean {
  return (strategy === 'oidc' || strategy === 'okta') && docOf(options).type === 'front_channel';
}

/** What the connection asks for, and what the application adds (Auth0's documentation: `connection_scope`). */
function scopesFor(
  { options }: Doc,
  provider: Provider,
  { connection_scope: more = '' }: Parameters,
): string {
  const { scope, freeform_scopes: free } = docOf(options);
  const own = textOf(scope) ?? textsOf(scope).join(' ');
  const all = [own || provider.scope, ...textsOf(free), ...more.split(',')];
  return all
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' ');
}

/** Auth0's documentation, "Pass Parameters to Identity Providers": fixed ones, and those of the request under another name. */
function upstreamParameters({ options }: Doc, parameters: Parameters): Parameters {
  const { upstream_params: upstream, authParams } = docOf(options);
  const fixed = Object.entries(docOf(authParams)).map(([name, value]) => [name, String(value)]);
  const given = Object.entries(docOf(upstream)).flatMap(([name, rule]) => {
    const { alias, value } = docOf(rule);
    const found = textOf(value) ?? parameters[textOf(alias) ?? ''];
    return found === undefined ? [] : [[name, found]];
  });
  return Object.fromEntries([...fixed, ...given]);
}

/** Auth0's documentation: OpenID Connect connections use it by themselves, those of OAuth 2 where they say so. */
function usesPkce({ strategy, options }: Doc): boolean {
  const { pkce_enabled: enabled, connection_settings: settings } = docOf(options);
  if (strategy === 'oidc' || strategy === 'okta') return docOf(settings).pkce !== 'disabled';
  return enabled === true;
}
