import { type Doc, docOf, isDoc, textsOf } from '../../../core/json.ts';

/** Protocols without a browser that could be sent anywhere (Auth0's Actions runtime). */
const WITHOUT_BROWSER = [
  'oauth2-password',
  'oauth2-refresh-token',
  'oauth2-resource-owner',
  'oauth2-webauthn',
];

/** Protocols whose answer is a SAML assertion. Auth0's documentation, "Configure WS-Fed Applications", uses `samlResponse` as well. */
const WITH_ASSERTION = ['samlp', 'wsfed', 'wstrust-usernamemixed'];

/** Whether nobody can be asked anything: `prompt=none`. */
export function isSilent(event: Doc): boolean {
  const { prompt } = docOf(docOf(event['request'])['query']);
  return prompt === 'none' || textsOf(docOf(event['transaction'])['prompt']).includes('none');
}

/** Whether the person can be sent to a page or shown a form. */
export function isInteractive(event: Doc): boolean {
  return !isSilent(event) && !WITHOUT_BROWSER.includes(protocolOf(event));
}

export const isSaml = (event: Doc): boolean => WITH_ASSERTION.includes(protocolOf(event));

export const isRefresh = (event: Doc): boolean => protocolOf(event) === 'oauth2-refresh-token';

/**
 * A custom token exchange, and not a native social login, which has the same protocol: Auth0's documentation, "Custom
 * Token Exchange" and "Native Login".
 */
export function isCustomTokenExchange(event: Doc): boolean {
  const type = String(docOf(event['transaction'])['subject_token_type']);
  return (
    protocolOf(event) === 'oauth2-token-exchange' && !type.startsWith('http://auth0.com/oauth/token-type/')
  );
}

export const hasSession = (event: Doc): boolean => docOf(event['session'])['id'] !== undefined;

/** Whether the flow has a refresh token, or ends in one. */
export function hasRefreshToken(event: Doc): boolean {
  const scopes = textsOf(docOf(event['transaction'])['requested_scopes']);
  return isRefresh(event) || isDoc(event['refresh_token']) || scopes.includes('offline_access');
}

function protocolOf(event: Doc): string {
  return String(docOf(event['transaction'])['protocol']);
}
