import { kinds } from '../../resources/table.ts';
import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { at } from './example.ts';

const mechanic = at('/roles', { name: 'Weekend Mechanic' }, undefined);

export const unmanagedDelete = risk({
  id: 'UNMANAGED-DELETE',
  severity: 'high',
  title: 'Something is deleted that tenant/ has never had',
  why: 'Somebody made it in the Dashboard, and it may be in use: a deploy that may delete takes it away because it does not know it.',
  instead: 'Ask who made it; add it to tenant/ if it is to stay, or exclude it from the deploy.',
  kinds: kinds.filter(({ shape }) => shape.type === 'collection').map(({ name }) => name),
  find: ({ action, name, renamed }, { unmanaged = [] }) =>
    hitIf(action === 'delete' && renamed === undefined && unmanaged.includes(name), {
      message: `${name} is deleted, and no commit of the repository has it in tenant/: it was made elsewhere.`,
    }),
  bad: [{ ...mechanic, unmanaged: ['Weekend Mechanic'] }],
  good: [mechanic, { ...mechanic, unmanaged: ['Cashier'] }],
});
