import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, listOf, number, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, set, withDefault } from '../traits.ts';
import { templateVerbs } from './profile-templates.ts';
import { perStrategy } from './strategies.ts';

const wish = choice('none', 'optional', 'required');
const state = choice('enabled', 'disabled');
const seconds = number.nullable();
const scopes = set(listOf(choice('get:users', 'post:users', 'put:users', 'patch:users', 'delete:users')));

const override = {
  enabled_features: set(listOf(choice('scim', 'universal_logout'))),
  connection_config: settings({}),
  provisioning: settings({
    scim: object({
      tokens: object({ scopes }, { default_expiry: seconds, max_allowed_expiry: seconds }),
    }),
  }),
};

const content = {
  organization: settings({ show_as_button: wish, assign_membership_on_login: wish }),
  connection_name_prefix_template: text
    .max(15)
    .regex(/^(?:[a-zA-Z0-9-]|\{org_id\}|\{org_name\})*$/)
    .refine((prefix) => !/^-|--/.test(prefix), 'A prefix has no hyphen at its start and no two in a row'),
  ...override,
  cross_app_access_resource_app: object({
    status: object({ default_value: state }, { allowed_values: set(listOf(state)) }),
  }),
  // Auth0 shows null where there are none (recorded), and auth0-deploy-cli sends that back.
  strategy_overrides: withDefault(perStrategy(settings(override)).nullable(), null),
};
const name = text.min(1).max(50);

export const connectionProfiles = kind({
  name: 'connectionProfiles',
  path: '/connection-profiles',
  shape: collection({
    prefix: 'cop_',
    length: 22,
    paging: 'checkpoint',
    list: 'connection_profiles',
    perPage: 5,
    maxPerPage: 10,
  }),
  scope: 'connection_profiles',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'Connection profile not found.' },
  conflict: { message: 'Connection profile conflict.' },
  fields: object({ name }, { id: readOnly(text), ...content }),
  verbs: templateVerbs({
    scope: 'read:connection_profiles',
    list: 'connection_profile_templates',
    missing: 'Connection profile template not found.',
    // What Auth0's documentation shows as an example of a profile.
    templates: [
      {
        id: 'cop_template_express_configuration',
        display_name: 'Express Configuration',
        template: {
          name: 'Express Configuration',
          organization: { show_as_button: 'none', assign_membership_on_login: 'none' },
          connection_name_prefix_template: 'ec-{org_id}-',
          enabled_features: ['scim', 'universal_logout'],
        },
      },
    ],
  }),
});

export const connectionProfilesAsset = asset({
  key: 'connectionProfiles',
  layout: 'list',
  identity: ['name'],
  entry: object({ name }, { id: text, ...content }),
});
