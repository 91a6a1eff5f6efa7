import { isoNow } from '../../../core/clock.ts';
import type { TenantContext } from '../../context.ts';
import { appendLog } from '../../logs/append-log.ts';
import { accountFields, requestFields } from '../../logs/sign-in-log.ts';
import { verifiedElsewhere } from '../custom-database/sign-up-scripts.ts';
import type { RequestFacts } from '../request-facts.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import { spendTicket, type Ticket } from './ticket.ts';

/** Marks the address of a ticket as verified, and writes it into the log (`sv`). */
export async function verifyEmail(
  context: TenantContext,
  { ticket, user }: Ticket,
  request: RequestFacts,
): Promise<void> {
  const { state, clock } = context;
  await verifiedElsewhere(context, connectionOf(context, user), user);
  state.write((documents) => {
    documents.put('/users', String(user.user_id), {
      ...user,
      email_verified: true,
      updated_at: isoNow(clock),
    });
    spendTicket(documents, ticket);
    appendLog(documents, clock, {
      type: 'sv',
      description: 'Your email was verified. You can continue using the application.',
      ...requestFields(context, {}, request),
      ...accountFields({ connection: connectionOf(context, user), user }),
    });
  });
}
