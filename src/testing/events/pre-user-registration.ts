import type { PreUserRegistrationEvent } from '../../actions/runtime/types/index.ts';
import { bookings, customers, request, securityContext, tenant } from './people.ts';

/** Priya signs up on the customers' database. */
export const preUserRegistrationEvent: PreUserRegistrationEvent = {
  client: bookings,
  connection: customers,
  request,
  secrets: {},
  security_context: securityContext,
  tenant,
  transaction: {
    acr_values: [],
    correlation_id: 'c_2Jx7pQ4bVm',
    locale: 'en',
    protocol: 'oidc-basic-profile',
    redirect_uri: 'https://bookings.fernhill.example/callback',
    requested_scopes: ['openid', 'profile', 'email'],
    response_type: ['code'],
    state: 'h2v9Yw4mKq',
    ui_locales: [],
  },
  user: { app_metadata: {}, email: 'priya.raman@example.com', user_metadata: {} },
};
