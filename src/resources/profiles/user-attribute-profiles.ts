import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, dictionary, flag, listOf, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { templateVerbs } from './profile-templates.ts';
import { perStrategy } from './strategies.ts';

const word = text.min(1).max(128);
const short = text.min(1).max(50);
const saml_mapping = listOf(word).min(1);

const user_id = settings({
  oidc_mapping: choice('sub'),
  saml_mapping,
  scim_mapping: word,
  strategy_overrides: perStrategy(
    settings({ oidc_mapping: choice('sub', 'oid', 'email'), saml_mapping, scim_mapping: word }),
  ),
});

const mappings = {
  oidc_mapping: object({ mapping: short }, { display_name: short }),
  saml_mapping,
  scim_mapping: word,
};
const user_attributes = dictionary(
  object(
    { description: word, label: word, profile_required: flag, auth0_mapping: short },
    { ...mappings, strategy_overrides: perStrategy(settings(mappings)) },
  ),
);

/** What Auth0 takes for the id of a user where a profile does not say (recorded). */
const USER_ID: Doc = {
  oidc_mapping: 'sub',
  saml_mapping: ['nameidentifier', 'upn', 'name'].map(
    (claim) => `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/${claim}`,
  ),
  scim_mapping: 'externalId',
};

/** The mappings that Auth0's documentation gives for a profile. */
const TEMPLATE: Doc = {
  id: 'uap_template_recommended',
  display_name: 'Recommended mappings',
  template: {
    name: 'Recommended mappings',
    user_id: {
      ...USER_ID,
      strategy_overrides: {
        waad: { oidc_mapping: 'oid' },
        samlp: { scim_mapping: 'userName' },
        'google-apps': { oidc_mapping: 'email' },
      },
    },
    user_attributes: {
      email: {
        description: 'Email',
        label: 'Email',
        profile_required: true,
        auth0_mapping: 'email',
        scim_mapping: 'emails[primary eq true].value',
        oidc_mapping: { mapping: '$'.concat('{context.tokenset.email}'), display_name: 'email' },
        saml_mapping: ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'],
        strategy_overrides: { waad: { scim_mapping: 'emails[type eq "work"].value' } },
      },
    },
  },
};

export const userAttributeProfiles = kind({
  name: 'userAttributeProfiles',
  path: '/user-attribute-profiles',
  shape: collection({
    prefix: 'uap_',
    length: 22,
    paging: 'checkpoint',
    list: 'user_attribute_profiles',
    perPage: 5,
  }),
  scope: 'user_attribute_profiles',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'User attribute profile not found.' },
  conflict: { message: 'User attribute profile conflict.' },
  fields: object({ name: word, user_attributes }, { id: readOnly(text), user_id }),
  updateFields: settings({ name: word, user_attributes, user_id: user_id.nullable() }),
  verbs: templateVerbs({
    scope: 'read:user_attribute_profiles',
    list: 'user_attribute_profile_templates',
    missing: 'User attribute profile template not found.',
    templates: [TEMPLATE],
  }),
  save: savedProfile,
});

/** The mapping of the id is replaced whole and filled again (recorded). */
function savedProfile(next: Doc): Doc {
  if (Object.keys(docOf(next.user_attributes)).length === 0) {
    throw new ApiError(
      400,
      "Payload validation error: 'Too few properties defined (0), minimum 1' on property user_attributes.",
      'invalid_body',
    );
  }
  return withoutNulls({ ...next, user_id: { ...USER_ID, ...docOf(next.user_id) } });
}

export const userAttributeProfilesAsset = asset({
  key: 'userAttributeProfiles',
  layout: 'list',
  identity: ['name'],
  entry: object({ name: word, user_attributes }, { id: text, user_id }),
});
