import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { findOrganization } from '../sign-in/organization-of.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';

/** An invitation, and the organization that it is to. */
export interface Invitation {
  readonly invitation: Doc;
  readonly organization: Doc;
  /** Of whoever is invited. */
  readonly email: string;
}

/**
 * The invitation that a request to /authorize brings with it; undefined where it brings none. Auth0's documentation, "Invite
 * Organization Members": with its organization. Raises `invalid-invitation` for one that is unknown, accepted or too old.
 */
export function findInvitation(
  { state, clock }: Pick<TenantContext, 'state' | 'clock'>,
  { invitation: ticket, organization: wanted = '', client_id: client }: Parameters,
): Invitation | undefined {
  if (!ticket) return undefined;
  const organization = findOrganization(state.documents, wanted);
  const invitation = organization && invitationWith(state.documents, organization, ticket);
  const ends = Date.parse(textOf(invitation?.expires_at) ?? '');
  if (!organization || !invitation || invitation.client_id !== client || ends <= clock.now())
    return refuse('invalid-invitation', {});
  return { invitation, organization, email: String(docOf(invitation.invitee).email) };
}

function invitationWith(documents: Documents, { id }: Doc, ticket: string): Doc | undefined {
  return documents.list(`/organizations/${String(id)}/invitations`).find((one) => one.ticket_id === ticket);
}
