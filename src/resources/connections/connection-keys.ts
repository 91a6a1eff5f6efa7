import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext, Services } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { requireScope } from '../require-scope.ts';
import { choice, flag, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { connectionOf } from './of-connection.ts';

/** Keys that a connection proves itself with to its provider (private key JWT). */

/** Where private keys are kept, apart from what the Management API can show: below it the connection's id, then the `kid`. */
export const CONNECTION_KEYS = '/_connection_keys';

/** Strategies whose connections have keys (documented). */
const SUPPORTED: ReadonlySet<string> = new Set(['okta', 'oidc']);

const body = settings({
  signing_alg: choice('RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'ES256', 'ES384'),
});

/** Makes as many keys as are needed, in the algorithm of the request, of the current key, or RS256. */
async function makeKeys(
  howMany: number,
  sent: Json,
  context: HookContext,
  services: Services,
): Promise<Json> {
  refuseOthers(context);
  const asked = isDoc(sent) ? sent.signing_alg : undefined;
  const [current] = keysOf(context).filter((key) => key.current === true);
  const algorithm = String(asked ?? current?.algorithm ?? 'RS256');
  const made = Array.from({ length: howMany }, () => services.makeCertificate(context.domain, algorithm));
  return (await Promise.all(made)).map((key) => ({ ...key, algorithm }));
}

function pathOf({ params }: HookContext): string {
  return `/connections/${params['id'] ?? ''}/keys`;
}

function keysOf(context: HookContext): readonly Doc[] {
  return context.documents.list(pathOf(context));
}

/** Keeps a new key, its private part apart; what is shown of it. */
function kept({ key, pkcs7, fingerprint, cert, algorithm }: Doc, place: Doc, context: HookContext): Doc {
  const { random, documents, domain, params } = context;
  const kid = random.bytes(16).toString('base64url').slice(0, 21);
  const shown: Doc = {
    kid,
    cert: cert ?? '',
    pkcs: pkcs7 ?? '',
    ...place,
    fingerprint: fingerprint ?? '',
    thumbprint: String(fingerprint).replaceAll(':', ''),
    algorithm: algorithm ?? '',
    key_use: 'signing',
    subject_dn: `/CN=${domain}`,
  };
  documents.put(pathOf(context), kid, shown);
  documents.put(`${CONNECTION_KEYS}/${params['id'] ?? ''}`, kid, { key: key ?? '' });
  return shown;
}

function refuseOthers(context: HookContext): void {
  const { strategy } = connectionOf(context);
  if (SUPPORTED.has(String(strategy))) return;
  // Documented; the words are assumed.
  throw new ApiError(400, 'Connection keys are only for the strategies okta and oidc', 'invalid_body');
}

/** The current key of a connection that has none yet, and its next one. */
export function keepFirstKeys([current = {}, next = {}]: readonly Doc[], context: HookContext): Doc[] {
  const since = { current_since: isoNow(context.clock) };
  return [
    kept(current, { current: true, next: false, previous: false, ...since }, context),
    kept(next, { current: false, next: true, previous: false }, context),
  ];
}

const list: Verb = {
  method: 'GET',
  path: '',
  scope: 'read:connections_keys',
  run(_, context) {
    connectionOf(context);
    return { status: 200, body: keysOf(context) };
  },
};

const create: Verb = {
  method: 'POST',
  path: '',
  scope: 'create:connections_keys',
  body,
  prepare: (sent, context, services) => makeKeys(2, sent, context, services),
  run(_, context, prepared) {
    if (keysOf(context).length > 0) {
      throw new ApiError(
        409,
        'Keys have already been created for this connection.',
        'connection_keys_conflict',
      );
    }
    return { status: 201, body: keepFirstKeys(docsOf(prepared), context) };
  },
};

/** The next key becomes the current one, the current one the previous, and a new one is the next (documented). */
const rotate: Verb = {
  method: 'POST',
  path: '/rotate',
  scope: 'update:connections_keys',
  body,
  prepare(sent, context, services) {
    // Documented: this one needs both scopes.
    requireScope('create:connections_keys', context);
    return makeKeys(keysOf(context).length > 0 ? 1 : 2, sent, context, services);
  },
  run(_, context, prepared) {
    const { documents, clock } = context;
    const path = pathOf(context);
    const [made = {}, first] = docsOf(prepared);
    const now = isoNow(clock);
    if (first) kept(first, { current: true, next: false, previous: false, current_since: now }, context);
    for (const key of first ? [] : keysOf(context)) {
      const kid = String(key.kid);
      if (key.previous === true) documents.remove(path, kid);
      else if (key.current === true) documents.put(path, kid, { ...key, current: false, previous: true });
      else documents.put(path, kid, { ...key, current: true, next: false, current_since: now });
    }
    const next = kept(made, { current: false, next: true, previous: false }, context);
    return { status: 201, body: next };
  },
};

export const connectionKeys = kind({
  name: 'connections.keys',
  path: '/connections/{id}/keys',
  shape: collection({ id: 'kid', paging: 'none', list: 'keys', verbs: [] }),
  scope: 'connections_keys',
  identity: ['kid'],
  fields: settings({ kid: readOnly(text), cert: readOnly(text), current: readOnly(flag) }),
  verbs: [list, create, rotate],
});
