import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, docsOf } from '../../../core/json.ts';
import { names } from '../../../resources/users/create-user.ts';
import { LINKED } from '../../../resources/users/identities.ts';
import type { TenantContext } from '../../context.ts';
import { providerOf } from '../../identity-providers/providers.ts';
import { accountId } from './account-id.ts';
import type { FederatedProfile } from './exchange-code.ts';

/**
 * The user of an account elsewhere: made when it first signs in, and brought up to date as the connection says
 * (`set_user_root_attributes`). An account that is linked to another user is that user's. Auth0's documentation, "Identify Users": the
 * id begins with the strategy, and where a strategy has many connections, with the connection's name after it.
 */
export function federatedUser(
  context: TenantContext,
  connection: Doc,
  { subject, profile }: FederatedProfile,
): Doc {
  const { state } = context;
  const id = `${String(connection.strategy)}|${accountId(connection, subject)}`;
  const trusted = { ...profile, ...trustedAddress(connection, profile) };
  return state.write((documents) => {
    const linked = documents.get(LINKED, id);
    const primary = linked && documents.get('/users', String(linked.primary));
    const before = primary ?? documents.get('/users', id);
    const user = primary
      ? withProfileData(primary, connection, trusted)
      : before
        ? updated(context, connection, before, trusted)
        : made(context, connection, id, trusted);
    if (user !== before) documents.put('/users', String(user.user_id), user);
    return user;
  });
}

function made(context: TenantContext, connection: Doc, id: string, profile: Doc): Doc {
  const { strategy, name } = connection;
  const now = isoNow(context.clock);
  return {
    ...names(profile),
    ...profile,
    created_at: now,
    updated_at: now,
    identities: [
      {
        connection: name ?? '',
        user_id: id.slice(id.indexOf('|') + 1),
        provider: strategy ?? '',
        isSocial: providerOf(connection)?.social === true,
      },
    ],
    user_id: id,
  };
}

/** Auth0's documentation: at each login unless the connection says otherwise. */
function updated(context: TenantContext, { options }: Doc, user: Doc, profile: Doc): Doc {
  const when = docOf(options).set_user_root_attributes ?? 'on_each_login';
  return when === 'on_each_login' ? { ...user, ...profile, updated_at: isoNow(context.clock) } : user;
}

/** The profile of an account that is not the primary one is kept with it (documented). */
function withProfileData(user: Doc, { name }: Doc, profile: Doc): Doc {
  const identities = docsOf(user.identities).map((one) =>
    one.connection === name ? { ...one, profileData: { ...docOf(one.profileData), ...profile } } : one,
  );
  return { ...user, identities };
}

/** Auth0's documentation, "Email verification for Azure AD and ADFS": what an enterprise connection makes of addresses. */
function trustedAddress({ options }: Doc, { email }: Doc): Doc {
  const trust = docOf(options).should_trust_email_verified_connection;
  if (email === undefined || trust === undefined) return {};
  return { email_verified: trust === 'always_set_emails_as_verified' };
}
