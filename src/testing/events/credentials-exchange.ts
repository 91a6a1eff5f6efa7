import type { CredentialsExchangeEvent } from '../../actions/runtime/types/index.ts';
import { BOOKINGS_API, reminderWorker, request, tenant } from './people.ts';

/** Fernhill Reminder Worker asks for a token for the bookings API. */
export const credentialsExchangeEvent: CredentialsExchangeEvent = {
  accessToken: { customClaims: {}, scope: ['read:bookings', 'send:reminders'] },
  client: reminderWorker,
  request: {
    ...request,
    body: {
      audience: BOOKINGS_API,
      client_id: reminderWorker.client_id,
      grant_type: 'client_credentials',
    },
    user_agent: 'node',
  },
  resource_server: { identifier: BOOKINGS_API },
  secrets: {},
  tenant,
  transaction: { correlation_id: 'c_8Hd3wK6yRs', requested_scopes: [] },
};
