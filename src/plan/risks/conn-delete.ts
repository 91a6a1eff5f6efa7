import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { at, connection } from './example.ts';

export const connDelete = risk({
  id: 'CONN-DELETE',
  severity: 'critical',
  title: 'A connection is deleted',
  why: 'Auth0 deletes every user of the connection with it: profiles, passwords, MFA enrolments, roles and memberships. It cannot be undone.',
  instead:
    'Disable the connection for its applications and keep it. Where it has to go, export its users first.',
  kinds: ['connections'],
  find: ({ action, name }) =>
    hitIf(action === 'delete', { message: `Every user of the connection ${name} is deleted with it.` }),
  bad: [at('/connections', { name: 'fernhill-customers', strategy: 'auth0' }, undefined)],
  good: [connection({ show_as_button: true }, { show_as_button: false })],
});
