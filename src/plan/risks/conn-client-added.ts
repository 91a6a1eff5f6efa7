import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { connection } from './example.ts';

export const connClientAdded = risk({
  id: 'CONN-CLIENT-ADDED',
  severity: 'medium',
  title: 'A connection is opened for an application',
  why: 'All of its users can sign in there from now on.',
  instead: 'Check that the application expects them.',
  kinds: ['connections'],
  find: (change) =>
    change.action === 'create'
      ? []
      : gained(change, 'enabled_clients').map((value) => ({
          field: 'enabled_clients',
          value,
          message: `Users of ${change.name} can sign in to one more application.`,
        })),
  bad: [connection({ enabled_clients: [] }, { enabled_clients: ['abc'] })],
  good: [connection({ enabled_clients: ['abc'] }, { enabled_clients: [] })],
});
