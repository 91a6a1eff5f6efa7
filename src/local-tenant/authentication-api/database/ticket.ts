import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { TICKETS } from '../../../resources/users/tickets.ts';
import type { TenantContext } from '../../context.ts';

/** A ticket that is good, and whose it is. */
export interface Ticket {
  readonly ticket: Doc;
  readonly user: Doc;
}

/** The ticket of a page's address; undefined where it is unknown, spent, expired, or of something else. */
export function findTicket(
  { state, clock }: TenantContext,
  id: string | undefined,
  type: 'email-verification' | 'password-change',
): Ticket | undefined {
  const ticket = state.documents.get(TICKETS, id ?? '');
  const user = ticket && state.documents.get('/users', String(ticket.user_id));
  if (!ticket || !user || ticket.type !== type || ticket.used === true) return undefined;
  return Date.parse(String(ticket.expires_at)) > clock.now() ? { ticket, user } : undefined;
}

export function spendTicket(documents: Documents, ticket: Doc): void {
  documents.put(TICKETS, String(ticket.id), { ...ticket, used: true });
}
