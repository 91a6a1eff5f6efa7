import type { Context } from 'hono';
import { docOf } from '../../../core/json.ts';
import { GRANTS, REFRESH_TOKENS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { forget, openRefreshToken } from '../refresh-tokens/open-refresh-token.ts';
import { authenticateClient } from './authenticate-client.ts';
import { readParameters } from './read-parameters.ts';

/**
 * `POST /oauth/revoke`: ends a refresh token. Auth0's documentation, "Revoke refresh tokens": with the grant, and all
 * refresh tokens of the user and application, unless the tenant's flag `revoke_refresh_token_grant` is off (its default);
 * 200 for a token that nobody knows too. Raises `missing-parameter`, `client-not-authenticated`.
 */
export async function revoke(context: TenantContext, c: Context): Promise<Response> {
  const parameters = await readParameters(c);
  const client = await authenticateClient(context, parameters, c.req.header('authorization'));
  const secret = parameters.token || refuse('missing-parameter', { name: 'token' });
  const sent = openRefreshToken(context, client, secret);
  if (typeof sent === 'string') return c.body(null, 200);
  const { token } = sent;
  forget(context, String(token.id));
  const settings = docOf(context.state.documents.get('/tenants/settings', ''));
  if (docOf(settings.flags).revoke_refresh_token_grant === true) {
    context.state.write((documents) => {
      const isTheirs = (client_id: unknown) => client_id === token.client_id;
      for (const one of documents.find(GRANTS, 'user_id', String(token.user_id)))
        if (isTheirs(one.clientID)) documents.remove(GRANTS, String(one.id));
      for (const one of documents.find(REFRESH_TOKENS, 'user_id', String(token.user_id)))
        if (isTheirs(one.client_id)) documents.remove(REFRESH_TOKENS, String(one.id));
    });
  }
  return c.body(null, 200);
}
