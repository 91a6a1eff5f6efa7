import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { at } from './example.ts';

export const roleDelete = risk({
  id: 'ROLE-DELETE',
  severity: 'high',
  title: 'A role is deleted',
  why: 'Everyone who has the role loses it, and giving it back is one request for each person. It cannot be undone.',
  instead: 'Take the permissions away from the role first; delete it when it has nobody any more.',
  kinds: ['roles'],
  find: ({ action, name, renamed }) =>
    hitIf(action === 'delete' || action === 'replace', {
      message:
        renamed && 'to' in renamed
          ? `Everyone with the role ${name} loses it: a rename makes a new role, ${renamed.to}, which nobody has.`
          : `Everyone with the role ${name} loses it.`,
    }),
  bad: [
    at('/roles', { name: 'Mechanic', description: 'Repairs bicycles' }, undefined),
    {
      before: { '/roles': { rol_1: { name: 'Mechanic', description: 'Repairs bicycles' } } },
      after: { '/roles': { rol_2: { name: 'Workshop Mechanic', description: 'Repairs bicycles' } } },
    },
  ],
  good: [at('/roles', { name: 'Mechanic' }, { name: 'Mechanic', description: 'Repairs bicycles' })],
});
