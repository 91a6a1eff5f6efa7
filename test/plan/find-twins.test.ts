import type { Project } from '../../src/config/project.ts';
import { findTwins } from '../../src/plan/find-twins.ts';
import { kinds } from '../../src/resources/table.ts';

const project: Pick<Project, 'tenant' | 'positions' | 'actions'> = {
  tenant: {
    clients: [{ name: 'Fernhill Workshop' }, { name: 'Fernhill Bookings' }],
    databases: [{ name: 'fernhill-staff' }],
  },
  positions: (path) =>
    path.join('.') === 'clients.1.name' ? { file: 'tenant/clients.yaml', line: 5, col: 11 } : undefined,
  actions: [],
};

test('an entry that two documents of the tenant match is told with its line and the ids of both: entry-of-two', () => {
  const before = {
    '/clients': {
      abc: { client_id: 'abc', name: 'Fernhill Bookings' },
      def: { client_id: 'def', name: 'Fernhill Workshop' },
      ghi: { client_id: 'ghi', name: 'Fernhill Bookings' },
    },
    '/connections': { con_1: { id: 'con_1', name: 'fernhill-staff' } },
  };
  expect(findTwins(project, before, kinds)).toEqual([
    expect.objectContaining({
      code: 'entry-of-two',
      message: expect.stringContaining(
        'clients `Fernhill Bookings` matches 2 documents of the tenant: abc, ghi.',
      ),
      at: { file: 'tenant/clients.yaml', line: 5, col: 11 },
    }),
  ]);
});

test('documents of one name that tenant/ does not have concern nobody', () => {
  const before = { '/roles': { rol_1: { name: 'Mechanic' }, rol_2: { name: 'Mechanic' } } };
  expect(findTwins(project, before, kinds)).toEqual([]);
});
