import { type Doc, textOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { wordsOf } from '../fields.ts';
import { refuse } from '../oauth-error.ts';
import { findOrganization } from '../sign-in/organization-of.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { isAllowedUrl } from './allowed-url.ts';

/** Where the answer of `/authorize` goes, once that is known to be the application's. */
export interface Callback {
  readonly client: Doc;
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly state: string | undefined;
}

export type ResponseMode = 'query' | 'fragment' | 'form_post' | 'web_message';

/** Response types as Auth0's documentation of `/authorize` lists them, and what each is to `event.transaction.protocol`. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  code: 'oidc-basic-profile',
  id_token: 'oidc-implicit-profile',
  token: 'oidc-implicit-profile',
  'id_token token': 'oidc-implicit-profile',
  'code id_token': 'oidc-hybrid-profile',
  'code token': 'oidc-hybrid-profile',
  'code id_token token': 'oidc-hybrid-profile',
};
const MODES: readonly string[] = ['query', 'fragment', 'form_post', 'web_message'];
const PROMPTS: readonly string[] = ['none', 'login', 'consent', 'select_account'];

/** The application that a request comes from. Raises `missing-parameter`, `unknown-client`. */
export function requestingClient({ state }: TenantContext, parameters: Parameters): Doc {
  const id = parameters.client_id || refuse('missing-parameter', { name: 'client_id' });
  const client = state.documents.get('/clients', id);
  return client && client.global !== true ? client : refuse('unknown-client', { client: id });
}

/** Where the console's own trials of an application end: the tenant itself, so that no code goes to a stranger. */
export function trialCallback({ issuer }: Pick<TenantContext, 'issuer'>): string {
  return `${issuer}console/trial`;
}

/**
 * Where the answer may go. What is wrong here is not told to the callback, which may be a stranger's.
 * Raises `missing-parameter`, `callback-mismatch`, `no-callback`.
 */
export function callbackOf(context: TenantContext, client: Doc, parameters: Parameters): Callback {
  const allowed = [...textsOf(client.callbacks)];
  if (parameters.redirect_uri === trialCallback(context)) allowed.push(parameters.redirect_uri);
  // Auth0's documentation: the first of the allowed ones where the request names none.
  const redirectUri = parameters.redirect_uri || allowed[0] || refuse('no-callback', {});
  const organization = findOrganization(context.state.documents, parameters.organization ?? '');
  if (!isAllowedUrl(redirectUri, allowed, { organizationName: textOf(organization?.name) })) {
    refuse('callback-mismatch', { url: redirectUri });
  }
  return { client, redirectUri, responseMode: responseModeOf(parameters), state: parameters.state };
}

/** OAuth 2.0 Multiple Response Type Encoding Practices: a code alone goes into the query, all else into the fragment. */
function responseModeOf({ response_mode: mode, response_type: type = '' }: Parameters): ResponseMode {
  if (isMode(mode)) return mode;
  return /token/.test(type) ? 'fragment' : 'query';
}

function isMode(mode: string | undefined): mode is ResponseMode {
  return mode !== undefined && MODES.includes(mode);
}

/** What is asked for, checked. */
export interface Asked {
  /** In alphabetical order: `['code', 'id_token']`. */
  readonly responseTypes: readonly string[];
  readonly protocol: string;
  readonly prompt: readonly string[];
  /** Seconds. */
  readonly maxAge?: number;
}

/**
 * Checks what is asked for. What is wrong here is told to the callback. Raises `missing-parameter`,
 * `unsupported-response-type`, `unsupported-response-mode`, `response-type-not-allowed`, `nonce-required`,
 * `invalid-prompt`, `invalid-max-age`, `invalid-challenge-method`, `challenge-required`.
 */
export function askedFor(client: Doc, parameters: Parameters): Asked {
  const responseTypes = responseTypesOf(client, parameters);
  const { response_mode: mode, nonce, max_age: maxAge } = parameters;
  if (mode !== undefined && !isMode(mode)) refuse('unsupported-response-mode', { mode });
  // RFC 9700, section 2.1.2, and OAuth 2.0 Multiple Response Type Encoding Practices: tokens do not go into a query.
  if (mode === 'query' && responseTypes.some((type) => type !== 'code'))
    refuse('unsupported-response-mode', { mode });
  if (responseTypes.includes('id_token') && !nonce) refuse('nonce-required', {});
  const prompt = wordsOf(parameters.prompt);
  const wrong = prompt.find((one) => !PROMPTS.includes(one));
  if (wrong !== undefined || (prompt.includes('none') && prompt.length > 1)) {
    refuse('invalid-prompt', { prompt: parameters.prompt ?? '' });
  }
  if (maxAge !== undefined && !/^\d{1,9}$/.test(maxAge)) refuse('invalid-max-age', {});
  checkChallenge(client, parameters, responseTypes);
  return {
    responseTypes,
    protocol: PROTOCOLS[responseTypes.join(' ')] ?? 'oidc-basic-profile',
    prompt,
    ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
  };
}

function responseTypesOf(client: Doc, { response_type: asked }: Parameters): readonly string[] {
  if (!asked) return refuse('missing-parameter', { name: 'response_type' });
  const types = [...new Set(wordsOf(asked))].sort();
  if (!Object.hasOwn(PROTOCOLS, types.join(' '))) refuse('unsupported-response-type', { type: asked });
  const granted = textsOf(client.grant_types);
  const needed = types.map((type) => (type === 'code' ? 'authorization_code' : 'implicit'));
  if (needed.some((grant) => !granted.includes(grant))) refuse('response-type-not-allowed', { type: asked });
  return types;
}

/** RFC 7636. Assumed for public applications: Auth0 lets them leave PKCE out, as they could before it was there. */
function checkChallenge(_client: Doc, parameters: Parameters, responseTypes: readonly string[]): void {
  const { code_challenge: challenge, code_challenge_method: method } = parameters;
  if (!responseTypes.includes('code') || (challenge === undefined && method === undefined)) return;
  if (challenge === undefined) refuse('missing-parameter', { name: 'code_challenge' });
  if (method !== undefined && method !== 'S256' && method !== 'plain') refuse('invalid-challenge-method', {});
}
