import type { PostUserRegistrationEvent } from '../../actions/runtime/types/index.ts';
import { customers, NOW, priyaAlone, requestWithoutBody, securityContext, tenant } from './people.ts';

/** Priya has just signed up; she has not confirmed her e-mail address yet. */
export const postUserRegistrationEvent: PostUserRegistrationEvent = {
  connection: customers,
  request: requestWithoutBody,
  secrets: {},
  security_context: securityContext,
  tenant,
  transaction: {
    acr_values: [],
    locale: 'en',
    protocol: 'oidc-basic-profile',
    redirect_uri: 'https://bookings.fernhill.example/callback',
    requested_scopes: ['openid', 'profile', 'email'],
    response_type: ['code'],
    state: 'h2v9Yw4mKq',
    ui_locales: [],
  },
  user: { ...priyaAlone, created_at: NOW, email_verified: false },
};
