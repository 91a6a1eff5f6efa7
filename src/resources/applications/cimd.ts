import { type Doc, docOf, docsOf, isDoc, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext, Services } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { requireScope } from '../require-scope.ts';
import { object, text } from '../schema.ts';
import { type CimdResult, readCimd, readJwks } from './cimd-document.ts';
import { wrongCimdUrl } from './cimd-url.ts';
import { savedClient } from './client-save.ts';

/** Third-party applications that are described by a document on the web: a Client ID Metadata Document. */

const body = object({ external_client_id: text.min(1).max(120) });

/** Fetches the document and its keys: `{ document, jwks }`, or `{ error }`. */
async function fetched(sent: Json, _: HookContext, services: Services): Promise<Json> {
  const url = urlIn(sent);
  const wrong = wrongCimdUrl(url);
  if (wrong !== undefined) throw new ApiError(400, wrong, 'invalid_external_client_id');
  const answer = await services.fetchDocument(url);
  const uri = isDoc(answer.document) ? answer.document.jwks_uri : undefined;
  if (typeof uri !== 'string') return answer;
  const keys = await services.fetchDocument(uri);
  return { ...answer, ...(keys.document ? { jwks: keys.document } : { jwks_error: keys.error ?? '' }) };
}

function urlIn(sent: Json): string {
  return isDoc(sent) ? String(sent.external_client_id) : '';
}

interface Read extends CimdResult {
  readonly credentials: readonly Doc[];
}

function read(url: string, { document, jwks, jwks_error: error }: Doc): Read {
  const result = readCimd(url, docOf(document));
  const credentials = readJwks(jwks);
  const problems = [
    ...(credentials === undefined ? ['jwks_uri must have no private keys'] : []),
    ...(error === undefined ? [] : [`jwks_uri: ${String(error)}`]),
  ];
  return { ...result, violations: [...result.violations, ...problems], credentials: credentials ?? [] };
}

function shown({ mapped, violations, warnings, credentials }: Read): Doc {
  const keys = credentials.map(({ credential_type = '', kid = '', alg = '' }) => ({
    credential_type,
    kid,
    alg,
  }));
  return {
    mapped_fields: {
      ...mapped,
      ...(keys.length > 0 && { client_authentication_methods: { private_key_jwt: { credentials: keys } } }),
    },
    validation: { valid: violations.length === 0, violations, warnings },
  };
}

function registered(url: string, { documents }: HookContext): Doc | undefined {
  return documents.find('/clients', 'external_client_id', url).find((one) => one.external_client_id === url);
}

export const previewCimd: Verb = {
  method: 'POST',
  path: '/cimd/preview',
  scope: 'read:clients',
  body,
  prepare: fetched,
  run(sent, context, prepared) {
    const url = urlIn(sent);
    const answer = docOf(prepared);
    const known = registered(url, context);
    const found = answer.error === undefined ? shown(read(url, answer)) : { errors: [answer.error] };
    return { status: 200, body: { ...(known && { client_id: known.client_id ?? '' }), ...found } };
  },
};

/** Makes the application of a document, or brings it up to date (documented: 201 or 200). */
export const registerCimd: Verb = {
  method: 'POST',
  path: '/cimd/register',
  scope: 'create:clients',
  alsoScopes: ['update:clients'],
  body,
  prepare: fetched,
  run(sent, context, prepared) {
    const url = urlIn(sent);
    const answer = docOf(prepared);
    if (answer.error !== undefined) refuse(String(answer.error));
    const result = read(url, answer);
    if (result.violations.length > 0) refuse(result.violations.join('; '));
    const before = registered(url, context);
    requireScope(before ? 'update:clients' : 'create:clients', context);
    const id = String(before?.client_id ?? randomText(context.random, 32));
    const doc = savedClient(clientOf(id, result, before, context), before, context);
    context.documents.put('/clients', id, doc);
    return {
      status: before ? 200 : 201,
      headers: { location: `/api/v2/clients/${id}` },
      body: { client_id: id, ...shown(result) },
    };
  },
};

/** Documented: such an application is a third party's, and as strict as those are. */
const NEW = {
  is_first_party: false,
  oidc_conformant: true,
  third_party_security_mode: 'strict',
  external_metadata_type: 'cimd',
  external_metadata_created_by: 'admin',
  is_token_endpoint_ip_header_trusted: false,
  sso_disabled: false,
  custom_login_page_on: true,
};

/** A key whose id is there already stays as it is (documented); those that the document has no more are let go. */
function clientOf(
  id: string,
  { mapped, credentials }: Read,
  before: Doc | undefined,
  { documents }: HookContext,
): Doc {
  const base = { ...(before ?? NEW), ...mapped, client_id: id };
  if (credentials.length === 0) return base;
  const stored = documents.list(`/clients/${id}/credentials`);
  const kept = credentials.map((credential) => {
    const known = stored.find(({ kid }) => kid === credential.kid);
    return known ? { id: known.id ?? '' } : credential;
  });
  return { ...base, client_authentication_methods: { private_key_jwt: { credentials: docsOf(kept) } } };
}

function refuse(message: string): never {
  throw new ApiError(400, message, 'invalid_client_metadata');
}
