import type { PreUserRegistrationEvent } from '../../actions/runtime/types/index.ts';
import { bookings, customers, request, tenant } from './people.ts';

/** Priya signs up on the customers' database. */
export const preUserRegistrationEvent: PreUserRegistrationEvent = {
  client: bookings,
  connection: customers,
  request,
  secrets: {},
  tenant,
  transaction: {
    acr_values: [],
    locale: 'en',
    protocol: 'oidc-basic-profile',
    redirect_uri: 'https://bookings.fernhill.example/callback',
    requested_scopes: ['openid', 'profile', 'email'],
    response_type: ['code'],
    ui_locales: [],
  },
  user: {
    app_metadata: {},
    email: 'priya.raman@example.com',
    user_metadata: {},
  },
};
