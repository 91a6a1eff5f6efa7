import type { CredentialsExchangeEvent } from '../../actions/runtime/types/index.ts';
import { reminderWorker, request, tenant } from './people.ts';

/** Fernhill Reminder Worker asks for a token for the bookings API. */
export const credentialsExchangeEvent: CredentialsExchangeEvent = {
  accessToken: { customClaims: {}, scope: ['read:bookings', 'send:reminders'] },
  client: reminderWorker,
  request: {
    ...request,
    body: {
      audience: 'https://api.fernhill.example/',
      client_id: reminderWorker.client_id,
      grant_type: 'client_credentials',
    },
    user_agent: 'node',
  },
  resource_server: { identifier: 'https://api.fernhill.example/' },
  secrets: {},
  tenant,
  transaction: { requested_scopes: [] },
};
