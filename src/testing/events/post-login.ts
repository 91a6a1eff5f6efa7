import type { PostLoginEvent } from '../../actions/runtime/types/index.ts';
import { bookings, customers, NOW, priya, request, tenant } from './people.ts';

/** Priya, a customer, signs in to Fernhill Bookings with her password, for the bookings API. */
export const postLoginEvent: PostLoginEvent = {
  authentication: { methods: [{ name: 'pwd', timestamp: NOW }] },
  authorization: { roles: ['Customer'] },
  client: bookings,
  connection: customers,
  request: { ...request, method: 'GET', query: { scope: 'openid profile email read:bookings' } },
  resource_server: { identifier: 'https://api.fernhill.example/' },
  secrets: {},
  session: {
    id: 'w8LkPzN3vQx1TtYb',
    authenticated_at: NOW,
    clients: [{ client_id: bookings.client_id }],
    created_at: NOW,
    updated_at: NOW,
    user_id: priya.user_id,
  },
  stats: { logins_count: 12 },
  tenant,
  transaction: {
    acr_values: [],
    locale: 'en',
    metadata: {},
    protocol: 'oidc-basic-profile',
    redirect_uri: 'https://bookings.fernhill.example/callback',
    requested_scopes: ['openid', 'profile', 'email', 'read:bookings'],
    response_type: ['code'],
    state: 'h2v9Yw4mKq',
    ui_locales: [],
  },
  user: priya,
};
