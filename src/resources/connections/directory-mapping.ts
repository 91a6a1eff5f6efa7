import type { Doc } from '../../core/json.ts';

/** Google's attributes and where Auth0 keeps them, as a new configuration maps them (recorded). */
const ATTRIBUTES = `id=app_metadata.external_id primaryEmail=email primaryEmail name.fullName=name
  name.givenName=given_name name.familyName=family_name isAdmin isAdmin=is_admin isDelegatedAdmin agreedToTerms
  agreedToTerms=tou_accepted suspended suspended=is_suspended suspended=blocked suspensionReason archived
  ipWhitelisted ipWhitelisted=is_ipWhitelisted kind etag customerId orgUnitPath emails phones externalIds aliases
  addresses organizations nonEditableAliases relations languages posixAccounts notes websites locations keywords
  gender ims creationTime lastLoginTime changePasswordAtNextLogin isMailboxSetup includeInGlobalAddressList
  thumbnailPhotoUrl thumbnailPhotoEtag isEnrolledIn2Sv isEnforcedIn2Sv recoveryEmail recoveryPhone sshPublicKeys
  customSchemas`;

export const DEFAULT_DIRECTORY_MAPPING: readonly Doc[] = ATTRIBUTES.split(/\s+/).map((entry) => {
  const [idp = '', auth0 = idp] = entry.split('=');
  return { idp, auth0 };
});
