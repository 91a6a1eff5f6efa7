import { type Doc, docOf } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { object, text } from '../schema.ts';
import { edgeOf } from './save-custom-domain.ts';

const PATH = '/custom-domains';

/** The default domain: a custom one, or the tenant's own, which has nothing but its name (documented). */
export const readDefault: Verb = {
  method: 'GET',
  path: '/default',
  scope: 'read:custom_domains',
  run: (_, context) => ({ status: 200, body: defaultDomain(context) }),
};

export const changeDefault: Verb = {
  method: 'PATCH',
  path: '/default',
  scope: 'update:custom_domains',
  body: object({ domain: text.min(3).max(255) }),
  run(body, context) {
    const { documents } = context;
    const wanted = String(docOf(body).domain);
    const chosen = documents.list(PATH).find(({ domain }) => domain === wanted);
    if (!chosen && wanted !== context.domain) {
      throw new ApiError(400, `The domain ${wanted} is not a domain of this tenant.`, 'invalid_body');
    }
    // Only a verified domain can be the default (documented; the wording is assumed).
    if (chosen && chosen.status !== 'ready') {
      throw new ApiError(400, `The custom domain ${wanted} is not verified.`, 'invalid_body');
    }
    for (const [id, doc] of documents.entries(PATH)) {
      const is_default = doc === chosen;
      if (doc.is_default !== is_default) documents.put(PATH, id, { ...doc, is_default });
    }
    return { status: 200, body: defaultDomain(context) };
  },
};

/**
 * The local tenant asks no name server: a verification always succeeds. The first one of a domain with certificates of
 * its owner tells the key that the proxy sends, and never again (documented).
 */
export const verified: Verb = {
  method: 'POST',
  path: '/{id}/verify',
  scope: 'create:custom_domains',
  run(_, context) {
    const { documents, random } = context;
    const before = domainOf(context);
    if (before.status === 'ready') return { status: 200, body: before };
    const doc = { ...before, status: 'ready', origin_domain_name: edgeOf(before, context) };
    documents.put(PATH, String(before.custom_domain_id), doc);
    const first = before.type === 'self_managed_certs' && { cname_api_key: randomText(random, 64) };
    return { status: 200, body: { ...doc, ...first } };
  },
};

export const tested: Verb = {
  method: 'POST',
  path: '/{id}/test',
  scope: 'read:custom_domains',
  run(_, context) {
    const success = domainOf(context).status === 'ready';
    return {
      status: 200,
      body: { success, ...(!success && { message: 'The custom domain is not verified.' }) },
    };
  },
};

function defaultDomain({ documents, domain }: HookContext): Doc {
  return documents.list(PATH).find(({ is_default }) => is_default === true) ?? { domain };
}

function domainOf({ documents, params }: HookContext): Doc {
  const found = documents.get(PATH, params['id'] ?? '');
  if (!found) throw new ApiError(404, 'Custom domain not found.', 'inexistent_custom_domain');
  return found;
}
