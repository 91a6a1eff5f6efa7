import { kind } from '../kind.ts';
import { object, text } from '../schema.ts';
import { links } from '../shapes.ts';
import { ref } from '../traits.ts';
import { savedUserRole, shownRole } from './user-links.ts';

export const userRoles = kind({
  name: 'users.roles',
  path: '/users/{id}/roles',
  shape: links({ body: 'roles', key: ['id'], list: 'roles', added: 204 }),
  scope: 'users',
  alsoScopes: {
    list: ['read:roles', 'read:role_members'],
    create: ['create:role_members'],
    remove: ['delete:role_members'],
  },
  identity: ['id'],
  fields: object({ id: ref(text, 'roles') }),
  save: savedUserRole,
  show: shownRole,
});
