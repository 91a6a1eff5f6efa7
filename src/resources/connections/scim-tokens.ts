import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { number, object, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, set } from '../traits.ts';
import { connectionOf } from './of-connection.ts';

/** What a SCIM client of the tenant's customer sends: shown when it is made, and never again (documented). */

/** Where the tokens are kept, apart from what the Management API can show again: the id is that of the token. */
export const SCIM_TOKENS = '/_scim_tokens';

/** A connection has two at most (documented). */
const MOST = 2;

function saved(next: Doc, _: Doc | undefined, { clock, random, documents, params }: HookContext): Doc {
  const path = `/connections/${params['id'] ?? ''}/scim-configuration/tokens`;
  if (documents.list(path).length >= MOST) {
    throw new ApiError(
      409,
      `Maximum of ${MOST} tokens already issued for this connection`,
      'scim_token_limit',
    );
  }
  const { token_lifetime: lifetime, ...sent } = next;
  const token = `tok_${randomText(random, 16)}.${randomText(random, 43)}`;
  documents.put(SCIM_TOKENS, String(next.token_id), { token, connection_id: params['id'] ?? '' });
  return {
    ...sent,
    created_at: isoNow(clock),
    ...(typeof lifetime === 'number' && {
      valid_until: new Date(clock.now() + lifetime * 1000).toISOString(),
    }),
  };
}

/** Tokens go with the configuration, and with the connection. */
export function removeScimTokens(connectionId: string, { documents }: HookContext): void {
  const path = `/connections/${connectionId}/scim-configuration/tokens`;
  for (const [id, { connection_id: owner }] of documents.entries(SCIM_TOKENS)) {
    if (owner === connectionId) documents.remove(SCIM_TOKENS, id);
  }
  documents.removeUnder(path);
}

export const scimTokens = kind({
  name: 'connections.scim_tokens',
  path: '/connections/{id}/scim-configuration/tokens',
  shape: collection({
    id: 'token_id',
    prefix: 'tok_',
    paging: 'none',
    list: 'tokens',
    verbs: ['list', 'create', 'remove'],
  }),
  scope: 'scim_token',
  identity: ['token_id'],
  fields: object(
    {},
    {
      token_id: readOnly(text),
      token: readOnly(text),
      scopes: set(texts),
      token_lifetime: number.min(900).nullable(),
      created_at: readOnly(text),
      valid_until: readOnly(text),
      last_used_at: readOnly(text),
    },
  ),
  save(next, before, context) {
    connectionOf(context);
    if (!context.documents.get(`/connections/${context.params['id'] ?? ''}/scim-configuration`, '')) {
      throw new ApiError(404, 'Not Found', 'scim_configuration_not_found');
    }
    return saved(next, before, context);
  },
  show(stored, { operation, documents }) {
    const kept = operation === 'create' ? documents.get(SCIM_TOKENS, String(stored.token_id)) : undefined;
    return kept ? { ...stored, token: kept.token ?? '' } : stored;
  },
  removed: ({ token_id: id }, { documents }) => {
    documents.remove(SCIM_TOKENS, String(id));
  },
});
