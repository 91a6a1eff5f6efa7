import { collection, kind } from '../kind.ts';
import { createdUser, MADE } from './create-user.ts';
import { listedUsers } from './list-users.ts';
import { removeUser } from './remove-user.ts';
import { shownUser } from './show-user.ts';
import { updatedUser } from './update-user.ts';
import { userFields, userUpdate } from './user-fields.ts';
import { userPermissions } from './user-permissions.ts';
import { userRoles } from './user-roles.ts';

export const USER_MISSING = { message: 'The user does not exist.', errorCode: 'inexistent_user' };

export const users = kind({
  name: 'users',
  path: '/users',
  shape: collection({ id: 'user_id', prefix: MADE, paging: 'pages', list: 'users', tellsCount: true }),
  scope: 'users',
  alsoScopes: { list: ['read:user_idp_tokens'], read: ['read:user_idp_tokens'] },
  identity: ['email'],
  missing: USER_MISSING,
  fields: userFields,
  updateFields: userUpdate,
  children: [userRoles, userPermissions],
  save: (next, before, context) => (before ? updatedUser(next, before, context) : createdUser(next, context)),
  filter: () => true,
  listed: listedUsers,
  show: shownUser,
  removed: removeUser,
});
