import type { ExchangedUser } from '../../../actions/runtime/effects.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { madeUser } from '../../../resources/users/create-user.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { enabledConnection } from '../sign-in/enabled-connection.ts';
import { connectionOf } from '../sign-in/open-login.ts';

/** Whom a subject token stands for, and the connection that they come by. */
export interface Exchanged {
  readonly user: Doc;
  readonly connection: Doc;
}

/**
 * The user that the Action has set; of a connection, made or replaced as it says. Auth0's reference of `setUserById` and
 * `setUserByConnection`. Raises `exchange-without-user`, `exchange-unknown-user` and what `enabledConnection` raises.
 */
export function exchangedUser(
  context: TenantContext,
  client: Doc,
  chosen: ExchangedUser | undefined,
): Exchanged {
  if (!chosen) return refuse('exchange-without-user', {});
  const { documents } = context.state;
  if ('id' in chosen) {
    const user = documents.get('/users', chosen.id) ?? refuse('exchange-unknown-user', { user: chosen.id });
    return { user, connection: connectionOf(context, user) };
  }
  const connection = enabledConnection(documents, { client, name: chosen.connection });
  return { user: userOf(context, connection, chosen), connection };
}

function userOf(
  context: TenantContext,
  connection: Doc,
  { attributes, options }: Extract<ExchangedUser, { connection: string }>,
): Doc {
  const { state } = context;
  const { user_id: named, verify_email: _, ...profile } = attributes;
  const id = idIn(connection, String(named));
  const found = findUser(state.documents, connection, id);
  if (!found && options.creationBehavior === 'none') refuse('exchange-unknown-user', { user: id });
  if (found && options.updateBehavior !== 'replace') return found;
  const user = found
    ? { ...found, ...profile, updated_at: new Date(context.clock.now()).toISOString() }
    : madeUser({ ...profile, user_id: id }, connection, context);
  state.write((documents) => documents.put('/users', String(user.user_id), user));
  return user;
}

function findUser(documents: Documents, { strategy, name }: Doc, id: string): Doc | undefined {
  const user = documents.get('/users', `${String(strategy)}|${id}`);
  if (user) return user;
  return documents.list('/users').find(({ identities }) =>
    (Array.isArray(identities) ? identities : []).some((one) => {
      const identity = docOf(one);
      return identity.connection === name && textOf(identity.user_id) === id;
    }),
  );
}

/** Enterprise connections have their name in the id (seen in user ids of tenants): `samlp|partner|42`. */
function idIn({ strategy, name }: Doc, id: string): string {
  const plain = id.replace(`${String(strategy)}|`, '');
  return ENTERPRISE.test(String(strategy)) && !plain.startsWith(`${String(name)}|`)
    ? `${String(name)}|${plain}`
    : plain;
}

const ENTERPRISE = /^(samlp|oidc|okta|waad|adfs|ad|pingfederate|google-apps)$/;
