import { risk } from '../risk.ts';
import { at } from './example.ts';

export const orgConnRemoved = risk({
  id: 'ORG-CONN-REMOVED',
  severity: 'high',
  title: 'An organization loses a connection',
  why: 'Members who come through it cannot sign in. It also happens where tenant/ does not list the connections of an organization that has some.',
  instead: 'List every connection of the organization; take one away when no member uses it.',
  kinds: ['organizations'],
  find: (change, { before, after }) => {
    if (change.action !== 'update') return [];
    const path = `${change.place.path}/${change.place.after}/enabled_connections`;
    const now = after[path] ?? {};
    return Object.keys(before[path] ?? {})
      .filter((id) => !(id in now))
      .map((value) => ({
        field: 'connections',
        value,
        message: `Members of ${change.name} who sign in through it are shut out.`,
      }));
  },
  bad: [
    {
      before: {
        '/organizations': { org_1: { name: 'harbour-couriers' } },
        '/organizations/org_1/enabled_connections': {
          con_1: { connection_id: 'con_1', assign_membership_on_login: false },
        },
      },
      after: { '/organizations': { org_1: { name: 'harbour-couriers' } } },
    },
  ],
  good: [
    at(
      '/organizations',
      { name: 'harbour-couriers' },
      { name: 'harbour-couriers', display_name: 'Harbour Couriers' },
    ),
  ],
});
