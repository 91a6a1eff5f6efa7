import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { connection } from './example.ts';

export const connReplace = risk({
  id: 'CONN-REPLACE',
  severity: 'critical',
  title: 'A connection is replaced',
  why: 'Name and strategy of a connection cannot be changed: it is deleted with all of its users, and a new, empty one is made.',
  instead:
    'Make a connection beside it, move its users (or let an import on first login do that), and delete the old one last.',
  kinds: ['connections'],
  find: ({ action, name, because = [] }) =>
    hitIf(action === 'replace', {
      message: `The connection ${name} is deleted with its users and made anew${because.length > 0 ? `: ${because.join(', ')} cannot be changed` : ''}.`,
      field: because[0] ?? 'name',
    }),
  bad: [
    {
      before: { '/connections': { con_1: { name: 'fernhill-staff', strategy: 'auth0' } } },
      after: { '/connections': { con_2: { name: 'fernhill-staff', strategy: 'samlp' } } },
    },
  ],
  good: [connection({ display_name: 'Customers' }, { display_name: 'Riders' })],
});
