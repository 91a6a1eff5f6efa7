import type { TriggerId } from '../../../../src/actions/runtime/triggers/index.ts';
import type { Doc } from '../../../../src/core/json.ts';

const user = {
  user_id: 'auth0|684d9c38a1f2b3c4d5e6f701',
  user_metadata: { city: 'Sheffield' },
  app_metadata: {},
};

const request = { hostname: 'fernhill-dev.eu.auth0.com', ip: '203.0.113.24', query: {}, body: {} };

const connection = { id: 'con_1', name: 'fernhill-customers', strategy: 'auth0' };

/** What the api methods read of an event, and nothing else. */
const parts: Readonly<Partial<Record<TriggerId, Doc>>> = {
  'post-login': {
    user,
    connection,
    session: { id: 'w8LkPzN3vQx1TtYb' },
    transaction: {
      metadata: {},
      protocol: 'oidc-basic-profile',
      requested_scopes: ['openid', 'offline_access'],
    },
  },
  'credentials-exchange': { transaction: { requested_scopes: ['read:bookings'] } },
  'pre-user-registration': { user: { email: 'priya.raman@example.com' }, connection },
  'password-reset-post-challenge': { user, transaction: {} },
  'custom-token-exchange': { transaction: { subject_token: 'a token of a partner' } },
};

export function eventOf(trigger: TriggerId): Doc {
  return { request, ...parts[trigger] };
}
