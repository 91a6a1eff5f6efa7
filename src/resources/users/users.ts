import { kind } from '../kind.ts';
import { collection } from '../shapes.ts';
import { authenticationMethods } from './authentication-methods.ts';
import { beforeRegistration } from './before-registration.ts';
import { refuseOthers } from './below-user.ts';
import { createdUser, MADE } from './create-user.ts';
import { effectivePermissions, userEffectiveRoles } from './effective-access.ts';
import { listedUsers } from './list-users.ts';
import { removeUser } from './remove-user.ts';
import { clearRiskAssessments } from './risk-assessments.ts';
import { shownUser } from './show-user.ts';
import { updatedUser } from './update-user.ts';
import { connectedAccounts, federatedTokensets } from './upstream-tokens.ts';
import { userFields, userUpdate } from './user-fields.ts';
import { userGroups } from './user-groups.ts';
import { userIdentities } from './user-identities.ts';
import {
  recoveryCodes,
  rememberedBrowsers,
  userAuthenticators,
  userEnrollments,
  userMultifactor,
} from './user-multifactor.ts';
import { userOrganizations } from './user-organizations.ts';
import { userPermissions } from './user-permissions.ts';
import { userRoles } from './user-roles.ts';
import { revokeAccess, userRefreshTokens, userSessions } from './user-sessions.ts';

export const USER_MISSING = { message: 'The user does not exist.', errorCode: 'inexistent_user' };

export const users = kind({
  name: 'users',
  path: '/users',
  shape: collection({ id: 'user_id', prefix: MADE, paging: 'pages', list: 'users', tellsCount: true }),
  scope: 'users',
  alsoScopes: {
    list: ['read:user_idp_tokens'],
    read: ['read:current_user', 'read:user_idp_tokens'],
    update: ['update:users_app_metadata', 'update:current_user_metadata'],
    remove: ['delete:current_user'],
  },
  identity: ['email'],
  missing: USER_MISSING,
  fields: userFields,
  updateFields: userUpdate,
  children: [
    userRoles,
    userPermissions,
    effectivePermissions,
    userEffectiveRoles,
    userGroups,
    userOrganizations,
    userIdentities,
    authenticationMethods,
    userAuthenticators,
    userMultifactor,
    rememberedBrowsers,
    recoveryCodes,
    userEnrollments,
    userSessions,
    userRefreshTokens,
    revokeAccess,
    federatedTokensets,
    connectedAccounts,
    clearRiskAssessments,
  ],
  save: (next, before, context) => (before ? updatedUser(next, before, context) : createdUser(next, context)),
  prepare: { create: beforeRegistration },
  reading: {
    large: true,
    find: {
      email: { path: '/users-by-email?email={}' },
      username: { path: '/users?search_engine=v3&q=username%3A%22{}%22' },
      phone_number: { path: '/users?search_engine=v3&q=phone_number%3A%22{}%22' },
    },
  },
  filter: () => true,
  listed: listedUsers,
  show(user, context) {
    if (context.operation === 'read') refuseOthers(['read:users', 'read:user_idp_tokens'], context);
    return shownUser(user, context);
  },
  removed(user, context) {
    refuseOthers(['delete:users'], context);
    removeUser(user, context);
  },
});
