import type { CustomTokenExchangeEvent } from '../../actions/runtime/types/index.ts';
import { BOOKINGS_API, bookings, request, tenant } from './people.ts';

const SUBJECT_TOKEN_TYPE = 'urn:fernhill:workshop-terminal';
const SUBJECT_TOKEN = 'terminal-7.priya.raman.2f9c41';

/** Fernhill Bookings brings what the terminal in the workshop gave Priya, and wants tokens for the bookings API. */
export const customTokenExchangeEvent: CustomTokenExchangeEvent = {
  client: bookings,
  request: {
    ...request,
    body: {
      audience: BOOKINGS_API,
      client_id: bookings.client_id,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      scope: 'openid read:bookings',
      subject_token: SUBJECT_TOKEN,
      subject_token_type: SUBJECT_TOKEN_TYPE,
    },
  },
  resource_server: { identifier: BOOKINGS_API },
  secrets: {},
  tenant,
  transaction: {
    requested_scopes: ['openid', 'read:bookings'],
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token: SUBJECT_TOKEN,
    subject_token_type: SUBJECT_TOKEN_TYPE,
  },
};
