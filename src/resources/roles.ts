import * as z from 'zod';
import { asset, collection, kind, links } from './kind.ts';
import { readOnly, ref, set } from './traits.ts';

const rolePermissions = kind({
  name: 'roles.permissions',
  path: '/roles/{id}/permissions',
  shape: links({
    body: 'permissions',
    key: ['resource_server_identifier', 'permission_name'],
    list: 'permissions',
  }),
  scope: 'roles',
  identity: ['resource_server_identifier', 'permission_name'],
  fields: z.strictObject({
    resource_server_identifier: ref(z.string(), 'resourceServers', 'identifier'),
    permission_name: z.string(),
    resource_server_name: readOnly(z.string()),
    description: readOnly(z.string()),
  }),
});

export const roles = kind({
  name: 'roles',
  path: '/roles',
  shape: collection({ prefix: 'rol_', list: 'roles', created: 200, deleted: 200 }),
  scope: 'roles',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'The role does not exist.', errorCode: 'inexistent_role' },
  fields: z.strictObject({
    id: readOnly(z.string()),
    name: z.string(),
    description: z.string().optional(),
  }),
  children: [rolePermissions],
});

export const rolesAsset = asset({
  key: 'roles',
  layout: 'list',
  identity: ['name'],
  entry: z.strictObject({
    name: z.string().min(1),
    description: z.string().optional(),
    permissions: set(
      z.array(
        z.strictObject({
          resource_server_identifier: ref(z.string(), 'resourceServers', 'identifier'),
          permission_name: z.string(),
        }),
      ),
    ).optional(),
  }),
});
