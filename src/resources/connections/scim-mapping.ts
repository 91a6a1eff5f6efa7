import type { Doc } from '../../core/json.ts';

const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Auth0's attribute for each of SCIM, as a new configuration maps them (assumed: Auth0's dashboard shows such a map). */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  userName: 'preferred_username',
  'emails[primary eq true].value': 'email',
  externalId: 'app_metadata.external_id',
  active: 'blocked',
  displayName: 'name',
  'name.givenName': 'given_name',
  'name.familyName': 'family_name',
  'name.middleName': 'app_metadata.middle_name',
  'name.honorificPrefix': 'app_metadata.honorific_prefix',
  'name.honorificSuffix': 'app_metadata.honorific_suffix',
  nickName: 'nickname',
  'photos[type eq "photo"].value': 'picture',
  'phoneNumbers[primary eq true].value': 'app_metadata.primary_phone_number',
  'phoneNumbers[type eq "mobile"].value': 'app_metadata.mobile_phone_number',
  'addresses[type eq "work"].streetAddress': 'app_metadata.street_address',
  'addresses[type eq "work"].locality': 'app_metadata.city',
  'addresses[type eq "work"].region': 'app_metadata.state',
  'addresses[type eq "work"].postalCode': 'app_metadata.postal_code',
  'addresses[type eq "work"].formatted': 'app_metadata.postal_address',
  'addresses[type eq "work"].country': 'app_metadata.country',
  profileUrl: 'app_metadata.profile_url',
  userType: 'app_metadata.user_type',
  title: 'app_metadata.title',
  preferredLanguage: 'app_metadata.language',
  locale: 'app_metadata.locale',
  timezone: 'app_metadata.timezone',
  [`${ENTERPRISE_USER}:employeeNumber`]: 'app_metadata.employee_id',
  [`${ENTERPRISE_USER}:costCenter`]: 'app_metadata.cost_center',
  [`${ENTERPRISE_USER}:organization`]: 'app_metadata.organization',
  [`${ENTERPRISE_USER}:division`]: 'app_metadata.division',
  [`${ENTERPRISE_USER}:department`]: 'app_metadata.department',
  [`${ENTERPRISE_USER}:manager.value`]: 'app_metadata.manager',
};

export const DEFAULT_SCIM_MAPPING: readonly Doc[] = Object.entries(ATTRIBUTES).map(([scim, auth0]) => ({
  scim,
  auth0,
}));
