import { Hono } from 'hono';
import type { TenantContext } from '../context.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { answer } from './scim-answer.ts';
import { ScimError } from './scim-error.ts';
import {
  changeGroup,
  createGroup,
  readGroup,
  removeGroup,
  replaceGroup,
  searchGroups,
} from './scim-groups.ts';
import { changeUser, createUser, readUser, removeUser, replaceUser, searchUsers } from './scim-users.ts';

/**
 * `/scim/v2/connections/{id}/Users` and `/Groups`: a company's directory provisions the people of its connection. Auth0's documentation,
 * "Configure Inbound SCIM": POST, GET, search, PUT, PATCH and DELETE, each with its scope; whoever becomes inactive is blocked and signed out.
 */
export function scimApi(context: TenantContext): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (!(error instanceof ScimError)) throw error;
    return answer(c, error.body, error.status);
  });
  const users = '/scim/v2/connections/:connection/Users';
  app.get(users, (c) => searchUsers(context, c));
  app.post(users, bodyLimit(), (c) => createUser(context, c));
  app.get(`${users}/:id`, (c) => readUser(context, c));
  app.put(`${users}/:id`, bodyLimit(), (c) => replaceUser(context, c));
  app.patch(`${users}/:id`, bodyLimit(), (c) => changeUser(context, c));
  app.delete(`${users}/:id`, (c) => removeUser(context, c));
  const groups = '/scim/v2/connections/:connection/Groups';
  app.get(groups, (c) => searchGroups(context, c));
  app.post(groups, bodyLimit(), (c) => createGroup(context, c));
  app.get(`${groups}/:id`, (c) => readGroup(context, c));
  app.put(`${groups}/:id`, bodyLimit(), (c) => replaceGroup(context, c));
  app.patch(`${groups}/:id`, bodyLimit(), (c) => changeGroup(context, c));
  app.delete(`${groups}/:id`, (c) => removeGroup(context, c));
  return app;
}
