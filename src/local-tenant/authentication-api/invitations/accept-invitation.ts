import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, textOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import type { Invitation } from './find-invitation.ts';

/**
 * Makes somebody a member of the organization that they were invited to: with the roles and metadata of the invitation, which is
 * gone then; their address counts as verified (documented). Raises `invitation-for-another`.
 */
export function acceptInvitation(
  { state, clock }: TenantContext,
  user: Doc,
  { invitation, organization, email }: Invitation,
): Doc {
  if (textOf(user.email)?.toLowerCase() !== email.toLowerCase()) refuse('invitation-for-another', { email });
  const [userId, id] = [String(user.user_id), String(organization.id)];
  const members = `/organizations/${id}/members`;
  return state.write((documents) => {
    if (!documents.get(members, userId))
      documents.put(members, userId, { user_id: userId, created_at: isoNow(clock) });
    for (const role of textsOf(invitation.roles))
      documents.put(`${members}/${userId}/roles`, role, { id: role });
    const next = {
      ...user,
      email_verified: true,
      ...merged('user_metadata', user, invitation),
      ...merged('app_metadata', user, invitation),
      updated_at: isoNow(clock),
    };
    documents.put('/users', userId, next);
    documents.remove(`/organizations/${id}/invitations`, String(invitation.id));
    return next;
  });
}

function merged(key: 'user_metadata' | 'app_metadata', user: Doc, invitation: Doc): Doc {
  return invitation[key] === undefined ? {} : { [key]: { ...docOf(user[key]), ...docOf(invitation[key]) } };
}
