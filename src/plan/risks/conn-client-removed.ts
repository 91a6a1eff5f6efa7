import { risk } from '../risk.ts';
import { lost } from './detect.ts';
import { connection } from './example.ts';

export const connClientRemoved = risk({
  id: 'CONN-CLIENT-REMOVED',
  severity: 'high',
  title: 'A connection is closed for an application',
  why: 'Its users cannot sign in there any more.',
  instead: 'Count who signs in that way before it is closed.',
  kinds: ['connections'],
  find: (change) =>
    lost(change, 'enabled_clients').map((value) => ({
      field: 'enabled_clients',
      value,
      message: `Users of ${change.name} can no longer sign in to an application.`,
    })),
  bad: [connection({ enabled_clients: ['abc'] }, { enabled_clients: [] })],
  good: [connection({ enabled_clients: [] }, { enabled_clients: ['abc'] })],
});
