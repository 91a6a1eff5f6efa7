import { risk } from '../risk.ts';
import { lost } from './detect.ts';
import { application } from './example.ts';

export const backchannelLogoutRemoved = risk({
  id: 'BACKCHANNEL-LOGOUT-REMOVED',
  severity: 'low',
  title: 'Nobody tells the application of a logout',
  why: 'A session of the application outlives the one at Auth0.',
  instead: 'Keep the back-channel logout address as long as the application has sessions of its own.',
  kinds: ['clients'],
  find: (change) =>
    ['oidc_logout.backchannel_logout_urls', 'oidc_backchannel_logout.backchannel_logout_urls'].flatMap(
      (field) =>
        lost(change, field).map((value) => ({
          field,
          value,
          message: `${value} hears of no logout any more.`,
        })),
    ),
  bad: [
    application(
      { oidc_logout: { backchannel_logout_urls: ['https://bookings.fernhill.example/logout'] } },
      { oidc_logout: { backchannel_logout_urls: [] } },
    ),
  ],
  good: [
    application(
      { oidc_logout: { backchannel_logout_urls: [] } },
      { oidc_logout: { backchannel_logout_urls: ['https://bookings.fernhill.example/logout'] } },
    ),
  ],
});
