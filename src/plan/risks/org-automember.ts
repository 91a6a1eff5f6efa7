import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';

export const orgAutomember = risk({
  id: 'ORG-AUTOMEMBER',
  severity: 'high',
  title: 'People join an organization by themselves',
  why: 'Whoever can sign in through the connection is a member from then on, with what members may do.',
  instead: 'Invite members.',
  kinds: ['organizations'],
  find: (change, { before, after }) => {
    const path = `${change.place.path}/${change.place.after}/enabled_connections`;
    const now = Object.entries(after[path] ?? {});
    return [
      ...now.flatMap(([id, link]) =>
        ['assign_membership_on_login', 'is_signup_enabled']
          .filter((field) => link[field] === true && before[path]?.[id]?.[field] !== true)
          .map((field) => ({
            field: 'connections',
            value: id,
            message: `${change.name}: ${field} is turned on for a connection.`,
          })),
      ),
      ...hitIf(ceases(change, 'third_party_client_access', 'block'), {
        field: 'third_party_client_access',
        message: `Third-party applications can sign members of ${change.name} in.`,
      }),
    ];
  },
  bad: [
    {
      before: { '/organizations': { org_1: { name: 'harbour-couriers' } } },
      after: {
        '/organizations': { org_1: { name: 'harbour-couriers' } },
        '/organizations/org_1/enabled_connections': {
          con_1: { connection_id: 'con_1', assign_membership_on_login: true },
        },
      },
    },
  ],
  good: [
    {
      before: { '/organizations': { org_1: { name: 'harbour-couriers' } } },
      after: {
        '/organizations': { org_1: { name: 'harbour-couriers' } },
        '/organizations/org_1/enabled_connections': {
          con_1: { connection_id: 'con_1', assign_membership_on_login: false },
        },
      },
    },
  ],
});
