import * as z from 'zod';
import { asset } from '../asset.ts';
import { dated } from '../dated.ts';
import { kind } from '../kind.ts';
import { choice, dictionary, flag, listOf, loose, object, settings, text } from '../schema.ts';
import { collection, document } from '../shapes.ts';
import { readOnly, ref, set, withDefault } from '../traits.ts';
import { createTicket } from './sso-tickets.ts';

const content = {
  name: text.min(1).max(100),
  description: text.min(1).max(140),
  branding: loose({
    logo_url: text.max(1024).regex(/^https:\/\//),
    colors: z.looseObject({ primary: text.regex(/^#([\dA-Fa-f]{6}|[\dA-Fa-f]{3})$/) }),
  }),
  allowed_strategies: set(
    listOf(
      choice(
        'oidc',
        'samlp',
        'waad',
        'google-apps',
        'adfs',
        'okta',
        'auth0-samlp',
        'okta-samlp',
        'keycloak-samlp',
        'pingfederate',
      ),
    ).min(1),
  ),
  user_attributes: listOf(object({ name: text.max(250), description: text, is_optional: flag })),
  user_attribute_profile_id: ref(text, 'userAttributeProfiles'),
};
const { name, ...rest } = content;
const pageText = dictionary(text.max(2000));

/** `/self-service-profiles/{id}/custom-text/en/get-started`: the texts of the page that a customer's admin begins at. */
const customText = kind({
  name: 'selfServiceProfiles.customText',
  path: '/self-service-profiles/{id}/custom-text/{language}/{page}',
  shape: document({ update: 'PUT', empty: {} }),
  scope: 'self_service_profile_custom_texts',
  params: { language: choice('en'), page: choice('get-started') },
  identity: [],
  fields: z.object({}).catchall(text.max(2000)),
});

export const selfServiceProfiles = kind({
  name: 'selfServiceProfiles',
  path: '/self-service-profiles',
  shape: collection({ prefix: 'ssp_', length: 22, list: 'self_service_profiles' }),
  scope: 'self_service_profiles',
  identity: ['name'],
  missing: { message: 'Profile with ID: {id} not found' },
  fields: object(
    { name },
    {
      ...rest,
      user_attributes: withDefault(content.user_attributes, []),
      id: readOnly(text),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: settings({
    name,
    description: content.description.nullable(),
    branding: content.branding.nullable(),
    allowed_strategies: content.allowed_strategies,
    user_attributes: content.user_attributes.nullable(),
    user_attribute_profile_id: content.user_attribute_profile_id.nullable(),
  }),
  children: [customText],
  verbs: [createTicket],
  save: (next, before, context) =>
    dated({ ...next, user_attributes: next.user_attributes ?? [] }, before, context),
});

export const selfServiceProfilesAsset = asset({
  key: 'selfServiceProfiles',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name },
    { ...rest, id: text, customText: settings({ en: settings({ 'get-started': pageText }) }) },
  ),
});
