import * as z from 'zod';
import { type Asset, asset } from '../../../src/resources/asset.ts';
import { file, ref } from '../../../src/resources/traits.ts';

const names = z.array(z.string());

/** A table of resources that is small enough to know by heart. */
export const assets: readonly Asset[] = [
  asset({
    key: 'clients',
    layout: 'list',
    identity: ['name'],
    entry: z.strictObject({
      name: z.string().min(1),
      app_type: z.enum(['spa', 'regular_web', 'non_interactive']).optional(),
      callbacks: names.optional(),
      is_first_party: z.boolean().optional(),
      token_lifetime: z.int().max(2592000).optional(),
      jwt_configuration: z.strictObject({ alg: z.enum(['RS256', 'HS256']).optional() }).optional(),
      client_metadata: z.record(z.string(), z.string()).optional(),
      custom_login_page: file(z.string()).optional(),
    }),
  }),
  asset({
    key: 'actionModules',
    layout: 'list',
    identity: ['name'],
    entry: z.strictObject({ name: z.string(), code: file(z.string()) }),
  }),
  asset({
    key: 'resourceServers',
    layout: 'list',
    identity: ['identifier'],
    entry: z.strictObject({
      name: z.string(),
      identifier: z.string(),
      scopes: z.array(z.strictObject({ value: z.string(), description: z.string().optional() })).optional(),
    }),
  }),
  asset({
    key: 'clientGrants',
    layout: 'list',
    identity: ['client_id', 'audience'],
    entry: z.strictObject({
      client_id: ref(z.string(), 'clients'),
      audience: ref(z.string(), 'resourceServers', 'identifier'),
      scope: names,
    }),
  }),
  asset({
    key: 'databases',
    layout: 'list',
    identity: ['name'],
    entry: z.strictObject({
      name: z.string(),
      strategy: z.literal('auth0'),
      enabled_clients: z.array(ref(z.string(), 'clients')).optional(),
    }),
  }),
  asset({
    key: 'connections',
    layout: 'list',
    identity: ['name'],
    entry: z.discriminatedUnion('strategy', [
      z.strictObject({ name: z.string(), strategy: z.literal('samlp'), signInEndpoint: z.url() }),
      z.strictObject({ name: z.string(), strategy: z.literal('adfs'), adfs_server: z.string() }),
    ]),
  }),
  asset({
    key: 'roles',
    layout: 'list',
    identity: ['name'],
    entry: z.strictObject({
      name: z.string(),
      description: z.string().optional(),
      permissions: z
        .array(
          z.strictObject({
            permission_name: z.string(),
            resource_server_identifier: ref(z.string(), 'resourceServers', 'identifier'),
          }),
        )
        .optional(),
    }),
  }),
  asset({
    key: 'triggers',
    layout: 'object',
    identity: [],
    entry: z.record(
      z.string(),
      z.array(z.strictObject({ action_name: z.string(), display_name: z.string() })),
    ),
  }),
  asset({
    key: 'tenant',
    layout: 'object',
    identity: [],
    entry: z.strictObject({
      friendly_name: z.string().optional(),
      enabled_locales: names.optional(),
      session_lifetime: z.number().optional(),
    }),
  }),
];
