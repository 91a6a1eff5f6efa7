import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';
import { identitiesOf, LINKED, userIdOf } from './identities.ts';
import { removeTraces } from './remove-user.ts';

/** What of a user is no part of an account's profile: it belongs to the user as a whole, or is discarded (documented). */
const NO_PROFILE = new Set([
  'user_id',
  'identities',
  'user_metadata',
  'app_metadata',
  'created_at',
  'updated_at',
  'blocked',
  'last_ip',
  'last_login',
  'last_password_reset',
  'logins_count',
  'multifactor',
  'multifactor_last_modified',
]);

/** Makes the accounts of one user those of another; the primary user's new identities. */
export function linkAccounts(primary: Doc, secondary: Doc, context: HookContext): readonly Doc[] {
  const { documents } = context;
  const secondaryId = String(secondary.user_id);
  const identities = identitiesOf(secondary).map((identity, i) => {
    const profile = i === 0 ? profileOf(secondary) : docOf(identity.profileData);
    const id = i === 0 ? secondaryId : userIdOf(identity);
    documents.put(LINKED, id, {
      ...profile,
      user_id: id,
      primary: primary.user_id ?? '',
      connection: identity.connection ?? '',
    });
    return { profileData: profile, ...identity };
  });
  documents.remove('/users', secondaryId);
  documents.removeUnder(`/users/${secondaryId}`);
  removeTraces(secondary, context);
  return stored(primary, [...identitiesOf(primary), ...identities], context);
}

/** Makes an account a user of its own again, without metadata (documented); the identities that are left. */
export function unlinkAccount(primary: Doc, identity: Doc, context: HookContext): readonly Doc[] {
  const { documents, clock } = context;
  const id = userIdOf(identity);
  const kept = documents.get(LINKED, id);
  const { primary: _p, connection: _c, ...profile } = kept ?? {};
  const { profileData, ...account } = identity;
  const now = isoNow(clock);
  documents.put('/users', id, {
    ...(isDoc(profileData) && profileData),
    ...profile,
    user_id: id,
    identities: [account],
    created_at: now,
    updated_at: now,
  });
  documents.remove(LINKED, id);
  const rest = identitiesOf(primary).filter((one) => userIdOf(one) !== id);
  return stored(primary, rest, context);
}

/** The user that an account belongs to, or would be: `google-oauth2` and `103547…`, or with the provider before it. */
export function accountId(provider: string, userId: string): string {
  return userId.startsWith(`${provider}|`) ? userId : `${provider}|${userId}`;
}

/** Wording assumed, but for what the documentation names. */
export function refuseLink(primary: Doc, id: string, { documents }: HookContext): void {
  if (documents.get(LINKED, id))
    throw new ApiError(409, 'Specified identity already exists.', 'identity_conflict');
  if (id === primary.user_id) throw new ApiError(400, 'A user cannot be linked to itself.', 'invalid_body');
  if (!documents.get('/users', id)) throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
}

function profileOf(user: Doc): Doc {
  return withoutNulls(Object.fromEntries(Object.entries(user).filter(([key]) => !NO_PROFILE.has(key))));
}

function stored(user: Doc, identities: readonly Doc[], { documents, clock }: HookContext): readonly Doc[] {
  documents.put('/users', String(user.user_id), { ...user, identities, updated_at: isoNow(clock) });
  return identities;
}
