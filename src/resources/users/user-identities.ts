import * as z from 'zod';
import { type Doc, docOf, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { STRATEGIES } from '../connections/connection-strategies.ts';
import type { HookContext } from '../hook-context.ts';
import { choice, number, settings, text } from '../schema.ts';
import { secret } from '../traits.ts';
import { accountId, linkAccounts, refuseLink, unlinkAccount } from './account-linking.ts';
import { belowUser, refuseOthers, userOf } from './below-user.ts';
import { identitiesOf, userIdOf } from './identities.ts';
import { withoutTokens } from './show-user.ts';

/** What an identity's `provider` may be: a connection's strategy. */
export const provider = choice(...STRATEGIES);

const CURRENT_USER = ['update:current_user_identities'];

export const userIdentities = belowUser('identities', '/identities', 'users', [
  {
    method: 'POST',
    path: '',
    scope: 'update:users',
    alsoScopes: CURRENT_USER,
    body: settings({
      provider,
      connection_id: text,
      user_id: z.union([text.min(1), number]),
      link_with: secret(text),
    }),
    async prepare(body, _context, services) {
      const token = isDoc(body) ? body['link_with'] : undefined;
      return typeof token === 'string' ? await services.openToken(token) : null;
    },
    run(body, context, prepared) {
      refuseOthers(['update:users'], context);
      const primary = userOf(context);
      const id = meantBy(docOf(body), prepared);
      refuseLink(primary, id, context);
      const secondary = context.documents.get('/users', id) ?? {};
      checkConnection(secondary, docOf(body), context);
      return { status: 201, body: shownIdentities(linkAccounts(primary, secondary, context), context) };
    },
  },
  {
    method: 'DELETE',
    path: '/{provider}/{user_id}',
    scope: 'update:users',
    alsoScopes: CURRENT_USER,
    run(_, context) {
      refuseOthers(['update:users'], context);
      const primary = userOf(context);
      const id = accountId(context.params['provider'] ?? '', context.params['user_id'] ?? '');
      const [first, ...linked] = identitiesOf(primary);
      // Wording assumed.
      if (first && userIdOf(first) === id)
        throw new ApiError(400, 'The primary account cannot be unlinked.', 'invalid_uri');
      const identity = linked.find((one) => userIdOf(one) === id);
      if (!identity) throw new ApiError(404, 'The identity does not exist.', 'inexistent_identity');
      return { status: 200, body: shownIdentities(unlinkAccount(primary, identity, context), context) };
    },
  },
]);

/** Auth0's documentation: either a token of the other account, or its provider and its id. */
function meantBy(body: Doc, token: unknown): string {
  const { provider: name, user_id: id, connection_id: connection, link_with: link } = body;
  if (link !== undefined) {
    if (name !== undefined || id !== undefined || connection !== undefined) {
      refuse('link_with cannot be sent together with provider, user_id or connection_id');
    }
    const subject = isDoc(token) ? token['sub'] : undefined;
    return typeof subject === 'string' ? subject : refuse('Invalid token in link_with');
  }
  if (name === undefined) refuse("Payload validation error: 'Missing required property: provider'");
  if (id === undefined) refuse("Payload validation error: 'Missing required property: user_id'");
  return accountId(String(name), String(id));
}

/** `connection_id` says which of several databases the account is in (documented). */
function checkConnection(secondary: Doc, { connection_id: id }: Doc, { documents }: HookContext): void {
  if (id === undefined) return;
  const connection = documents.get('/connections', String(id));
  if (!connection) throw new ApiError(400, 'The connection does not exist.', 'inexistent_connection');
  if (identitiesOf(secondary)[0]?.connection !== connection.name) {
    throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  }
}

function shownIdentities(identities: readonly Doc[], { caller }: HookContext): readonly Doc[] {
  return caller?.scopes.has('read:user_idp_tokens') === false ? identities.map(withoutTokens) : identities;
}

function refuse(message: string): never {
  throw new ApiError(400, `${message}.`, 'invalid_body');
}
