import type { Context } from 'hono';
import { isoNow } from '../../core/clock.ts';
import { type Doc, textOf, textsOf } from '../../core/json.ts';
import { SCIM_TOKENS } from '../../resources/connections/scim-tokens.ts';
import { sameSecret } from '../authentication-api/authorize/same-secret.ts';
import { bearerToken } from '../authentication-api/bearer-token.ts';
import type { TenantContext } from '../context.ts';
import { ScimError } from './scim-error.ts';

/** The connection of a SCIM request, and how its users are provisioned. */
export interface ScimCaller {
  readonly connection: Doc;
  readonly configuration: Doc;
}

/**
 * Whose users a request is about, once its token is proved to be one of the connection's that has the scope. Auth0's documentation, "Configure
 * Inbound SCIM". Raises ScimError: 401, 403, 404.
 */
export function scimCaller({ state, clock }: TenantContext, c: Context, scope: string): ScimCaller {
  const { documents } = state;
  const id = c.req.param('connection') ?? '';
  const sent = bearerToken(c.req.header('authorization')) ?? '';
  const [tokenId] = documents
    .entries(SCIM_TOKENS)
    .filter(([, kept]) => kept.connection_id === id && sameSecret(String(kept.token), sent))
    .map(([one]) => one);
  const path = `/connections/${id}/scim-configuration/tokens`;
  const token = tokenId === undefined ? undefined : documents.get(path, tokenId);
  const end = textOf(token?.valid_until);
  if (!token || tokenId === undefined || (end !== undefined && Date.parse(end) <= clock.now()))
    throw new ScimError(401, 'The token is unknown or has expired.');
  const scopes = textsOf(token.scopes);
  if (scopes.length > 0 && !scopes.includes(scope))
    throw new ScimError(403, `The token lacks the scope ${scope}.`);
  const connection = documents.get('/connections', id);
  const configuration = documents.get(`/connections/${id}/scim-configuration`, '');
  if (!connection || !configuration) throw new ScimError(404, 'SCIM is not configured for this connection.');
  state.note((all) => all.put(path, tokenId, { ...token, last_used_at: isoNow(clock) }));
  return { connection, configuration };
}
