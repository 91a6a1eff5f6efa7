import { risk } from '../risk.ts';

export const rolePermissionAdded = risk({
  id: 'ROLE-PERMISSION-ADDED',
  severity: 'medium',
  title: 'A role may do more',
  why: 'Everyone who has the role may do so with the next token.',
  instead: 'Make a role for the few who need it.',
  kinds: ['roles'],
  find: (change, { before, after }) => {
    if (change.action !== 'update') return [];
    const path = `${change.place.path}/${change.place.after}/permissions`;
    const old = before[path] ?? {};
    return Object.entries(after[path] ?? {})
      .filter(([id]) => !(id in old))
      .map(([, permission]) => {
        const server = String(permission.resource_server_identifier);
        const ofTenant = /\/api\/v2\/$/.test(server);
        return {
          field: 'permissions',
          value: permission.permission_name ?? '',
          message: `Everyone with the role ${change.name} may ${String(permission.permission_name)} at ${server}.`,
          ...(ofTenant && { severity: 'critical' as const }),
        };
      });
  },
  bad: [
    {
      before: { '/roles': { rol_1: { name: 'Mechanic' } } },
      after: {
        '/roles': { rol_1: { name: 'Mechanic' } },
        '/roles/rol_1/permissions': {
          a: { resource_server_identifier: 'https://api.fernhill.example/', permission_name: 'read:reports' },
        },
      },
    },
  ],
  good: [
    {
      before: {
        '/roles': { rol_1: { name: 'Mechanic' } },
        '/roles/rol_1/permissions': {
          a: { resource_server_identifier: 'https://api.fernhill.example/', permission_name: 'read:reports' },
        },
      },
      after: { '/roles': { rol_1: { name: 'Mechanic' } } },
    },
  ],
});
