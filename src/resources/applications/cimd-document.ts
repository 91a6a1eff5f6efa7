import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { type Doc, docsOf, isDoc, type Json } from '../../core/json.ts';

/** What a client's metadata document comes to: fields of an application, and what is wrong or not supported. */
export interface CimdResult {
  readonly mapped: Doc;
  readonly violations: readonly string[];
  readonly warnings: readonly string[];
}

const SUPPORTED = `client_id client_name redirect_uris grant_types application_type token_endpoint_auth_method
  jwks_uri logo_uri description response_types`.split(/\s+/);
const GRANTS = ['authorization_code', 'refresh_token'];
const TYPES: Readonly<Record<string, string>> = { native: 'native', web: 'regular_web' };

/** Maps and checks a document by the rules that Auth0 documents; the sentences of violations are assumed. */
export function readCimd(url: string, document: Doc): CimdResult {
  const {
    client_id: id,
    client_name: name,
    redirect_uris: callbacks,
    logo_uri: logo,
    description,
  } = document;
  const grants = textsIn(document.grant_types);
  const type = document.application_type ?? 'web';
  const method = document.token_endpoint_auth_method ?? 'none';
  const jwks = document.jwks_uri;
  const known = grants.filter((grant) => GRANTS.includes(grant));
  const checks: readonly (readonly [wrong: boolean, sentence: string])[] = [
    [id !== url, 'client_id must match the address of the document'],
    [typeof name !== 'string' || name === '', 'client_name must be a non-empty string'],
    [known.length === 0, 'grant_types must have authorization_code or refresh_token'],
    [known.includes('authorization_code') && textsIn(callbacks).length === 0, 'redirect_uris is required'],
    [textsIn(callbacks).some((uri) => !isCallback(uri, type === 'native')), 'redirect_uris must be HTTPS'],
    [TYPES[String(type)] === undefined, 'application_type must be native or web'],
    [
      !['none', 'private_key_jwt'].includes(String(method)),
      'token_endpoint_auth_method must be none or private_key_jwt',
    ],
    [method === 'private_key_jwt' && !sameOrigin(jwks, url), 'jwks_uri must be on the origin of client_id'],
    [document.jwks !== undefined, 'jwks is not supported, only jwks_uri'],
    [logo !== undefined && !/^https?:\/\//.test(String(logo)), 'logo_uri must be an HTTP URL'],
    [String(description ?? '').length > 140, 'description must have 140 characters at most'],
  ];
  return {
    mapped: {
      external_client_id: url,
      ...(typeof name === 'string' && { name }),
      app_type: TYPES[String(type)] ?? 'regular_web',
      callbacks: textsIn(callbacks),
      ...(logo !== undefined && { logo_uri: logo }),
      ...(description !== undefined && { description }),
      grant_types: known,
      ...(method === 'none' && { token_endpoint_auth_method: method }),
      ...(method === 'private_key_jwt' && jwks !== undefined && { jwks_uri: jwks }),
    },
    violations: checks.flatMap(([wrong, sentence]) => (wrong ? [sentence] : [])),
    warnings: [
      ...grants
        .filter((grant) => !GRANTS.includes(grant))
        .map((grant) => `Grant type not supported: '${grant}'`),
      ...Object.keys(document)
        .filter((key) => !SUPPORTED.includes(key) && key !== 'jwks')
        .map((key) => `Property not supported: '${key}'`),
    ],
  };
}

/** The keys of a document's JWKS as credentials of an application; undefined where one is private (documented: refused). */
export function readJwks(jwks: Json | undefined): readonly Doc[] | undefined {
  const keys = isDoc(jwks) ? docsOf(jwks.keys) : [];
  if (keys.some(({ d }) => d !== undefined)) return undefined;
  return keys.map((key) => ({
    credential_type: 'public_key',
    kid: String(key.kid ?? ''),
    alg: String(key.alg ?? 'RS256'),
    pem: pemOf(key),
  }));
}

function pemOf(key: Doc): string {
  try {
    const jwk: JsonWebKey = Object.fromEntries(
      Object.entries(key).map(([name, value]) => [name, String(value)]),
    );
    return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    return '';
  }
}

function isCallback(uri: string, native: boolean): boolean {
  return (
    /^https:\/\/[^/]/.test(uri) || (native && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(uri))
  );
}

function sameOrigin(uri: Json | undefined, url: string): boolean {
  return typeof uri === 'string' && URL.canParse(uri) && new URL(uri).origin === new URL(url).origin;
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((one) => typeof one === 'string') : [];
}
