import type { PostUserRegistrationEvent } from '../../actions/runtime/types/index.ts';
import { customers, NOW, priya, request, tenant } from './people.ts';

const { body: _body, ...requestWithoutBody } = request;
const { identities: _identities, ...user } = priya;

/** Priya has just signed up; she has not confirmed her e-mail address yet. */
export const postUserRegistrationEvent: PostUserRegistrationEvent = {
  connection: customers,
  request: requestWithoutBody,
  secrets: {},
  tenant,
  transaction: {
    acr_values: [],
    locale: 'en',
    protocol: 'oidc-basic-profile',
    requested_scopes: ['openid', 'profile', 'email'],
    ui_locales: [],
  },
  user: { ...user, created_at: NOW, email_verified: false },
};
