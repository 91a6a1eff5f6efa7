import { type Doc, docOf } from '../../../core/json.ts';
import { ApiError } from '../../../resources/api-error.ts';
import { identitiesOf } from '../../../resources/users/identities.ts';
import { openTicket } from '../../../resources/users/tickets.ts';
import { withPassword } from '../../../resources/users/update-user.ts';
import type { TenantContext } from '../../context.ts';
import { keepProfile, profileByScript } from '../custom-database/prove-by-script.ts';
import { hasScripts } from '../custom-database/scripts-of.ts';
import { changedElsewhere, keepNoPassword } from '../custom-database/sign-up-scripts.ts';
import type { RequestFacts } from '../request-facts.ts';
import { findAccount } from '../token-endpoint/check-password.ts';
import { databaseHook } from './database-hook.ts';
import { spendTicket, type Ticket } from './ticket.ts';

export interface ResetRequest {
  readonly client: Doc;
  /** A database. */
  readonly connection: Doc;
  readonly email: string;
  readonly request: RequestFacts;
}

/**
 * Mails a link to a page for a new password. Nothing tells whether there is such an account (documented).
 */
export async function requestPasswordReset(context: TenantContext, asked: ResetRequest): Promise<void> {
  const { client, connection, email } = asked;
  await broughtIn(context, asked);
  const account = findAccount(context.state.documents, { connection, username: email });
  if (!account) return;
  const { hook, settle } = databaseHook(context, asked);
  const identity = identitiesOf(account.user).find((one) => one.connection === connection.name);
  context.state.write(() =>
    openTicket(
      {
        type: 'password-change',
        user: account.user,
        identity,
        mailed: true,
        settings: { client_id: client.client_id ?? '' },
      },
      hook,
    ),
  );
  settle();
}

/** Whom a database of somebody else's knows, and the tenant does not yet (documented: "Get User Database Action Script"). */
async function broughtIn(context: TenantContext, { connection, email }: ResetRequest): Promise<void> {
  if (!hasScripts(connection) || findAccount(context.state.documents, { connection, username: email }))
    return;
  const profile = await profileByScript(context, connection, email);
  if (profile) keepProfile(context, connection, profile);
}

/** What a new password came to: undefined where it is the account's from now on. */
export interface PasswordRefused {
  readonly message: string;
}

/**
 * Gives the account of a ticket a new password: its connection's policy and history, the end of the user's sessions, the
 * Actions of post-change-password. The ticket is spent only where the password is taken.
 */
export async function changePassword(
  context: TenantContext,
  { ticket, user }: Ticket,
  password: string,
  request: RequestFacts,
): Promise<PasswordRefused | undefined> {
  const { documents } = context.state;
  const client = docOf(documents.get('/clients', String(ticket.client_id)));
  const { hook, settle } = databaseHook(context, { client, request });
  const connection = documents.list('/connections').find(({ name }) => name === ticket.connection) ?? {};
  const identity =
    identitiesOf(user).find((one) => one.connection === ticket.connection) ?? identitiesOf(user)[0] ?? {};
  const refused = await changedElsewhere(context, connection, user, password);
  if (refused !== undefined) return { message: refused };
  try {
    context.state.write((all) => {
      const changed = withPassword(password, user, identity, connection, hook);
      const verified = ticket.mark_email_as_verified === true ? { email_verified: true } : {};
      all.put('/users', String(user.user_id), { ...changed, ...verified });
      spendTicket(all, ticket);
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { message: error.message.replace(/^\w+Error: /, '') };
  }
  keepNoPassword(context, connection, user);
  settle();
  return undefined;
}
