import type { PasswordResetPostChallengeEvent } from '../../actions/runtime/types/index.ts';
import { bookings, customers, NOW, priya, request, tenant } from './people.ts';

/** Priya has followed the link in the e-mail, and has a code from an app as her second factor. */
export const passwordResetPostChallengeEvent: PasswordResetPostChallengeEvent = {
  authentication: { methods: [{ name: 'email', timestamp: NOW }] },
  authorization: { roles: ['Customer'] },
  client: bookings,
  connection: customers,
  request: { ...request, query: { ticket: 'nQ4vT8sLb2Kx' } },
  secrets: {},
  stats: { logins_count: 12 },
  tenant,
  transaction: {
    correlation_id: 'c_4Lk8sD2eXp',
    locale: 'en',
    state: 'h2v9Yw4mKq',
    ui_locales: [],
  },
  user: { ...priya, enrolledFactors: [{ type: 'otp' }] },
};
