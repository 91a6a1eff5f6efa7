import type { Risk } from '../risk.ts';
import { acrValues } from './acr-values.ts';
import { actionCode } from './action-code.ts';
import { actionDelete } from './action-delete.ts';
import { actionDep } from './action-dep.ts';
import { actionNotDeployed } from './action-not-deployed.ts';
import { actionRuntime } from './action-runtime.ts';
import { actionSecret } from './action-secret.ts';
import { apAllowlist } from './ap-allowlist.ts';
import { apDisabled } from './ap-disabled.ts';
import { apShieldRemoved } from './ap-shield-removed.ts';
import { apThreshold } from './ap-threshold.ts';
import { apiAccessPolicy } from './api-access-policy.ts';
import { apiDelete } from './api-delete.ts';
import { apiOffline } from './api-offline.ts';
import { apiPopOff } from './api-pop-off.ts';
import { apiRbacOff } from './api-rbac-off.ts';
import { apiReplace } from './api-replace.ts';
import { apiScopeRemoved } from './api-scope-removed.ts';
import { apiSkipConsent } from './api-skip-consent.ts';
import { apiTokenLifetime } from './api-token-lifetime.ts';
import { authmethodNone } from './authmethod-none.ts';
import { backchannelLogoutRemoved } from './backchannel-logout-removed.ts';
import { botOff } from './bot-off.ts';
import { callbackHttp } from './callback-http.ts';
import { callbackLocalhost } from './callback-localhost.ts';
import { callbackNewDomain } from './callback-new-domain.ts';
import { callbackNonverifiable } from './callback-nonverifiable.ts';
import { callbackOrderSaml } from './callback-order-saml.ts';
import { callbackRemoved } from './callback-removed.ts';
import { callbackWildcard } from './callback-wildcard.ts';
import { changePwdV1 } from './change-pwd-v1.ts';
import { clickjack } from './clickjack.ts';
import { clientConnectionsAuto } from './client-connections-auto.ts';
import { clientDelete } from './client-delete.ts';
import { clientFirstparty } from './client-firstparty.ts';
import { clientGrantDelete } from './client-grant-delete.ts';
import { clientOidcConformant } from './client-oidc-conformant.ts';
import { clientOrgUsage } from './client-org-usage.ts';
import { clientParJarOff } from './client-par-jar-off.ts';
import { coaOn } from './coa-on.ts';
import { codeHardcodedSecret } from './code-hardcoded-secret.ts';
import { connClientAdded } from './conn-client-added.ts';
import { connClientRemoved } from './conn-client-removed.ts';
import { connDelete } from './conn-delete.ts';
import { connDomain } from './conn-domain.ts';
import { connOptionsOverwrite } from './conn-options-overwrite.ts';
import { connReplace } from './conn-replace.ts';
import { createApiAllowAll } from './create-api-allow-all.ts';
import { createInsecureDefault } from './create-insecure-default.ts';
import { credentialRotate } from './credential-rotate.ts';
import { customDomainDelete } from './custom-domain-delete.ts';
import { dbBfpOff } from './db-bfp-off.ts';
import { dbCustomScript } from './db-custom-script.ts';
import { dbPwdPolicy } from './db-pwd-policy.ts';
import { dbSignupOpen } from './db-signup-open.ts';
import { dcrOn } from './dcr-on.ts';
import { defaultAudience } from './default-audience.ts';
import { defaultDirectory } from './default-directory.ts';
import { defaultDomainChange } from './default-domain-change.ts';
import { domainTls } from './domain-tls.ts';
import { emailProviderOff } from './email-provider-off.ts';
import { emailTemplate } from './email-template.ts';
import { eventstreamSink } from './eventstream-sink.ts';
import { grantCcPublic } from './grant-cc-public.ts';
import { grantDevice } from './grant-device.ts';
import { grantImplicit } from './grant-implicit.ts';
import { grantPassword } from './grant-password.ts';
import { grantRemoved } from './grant-removed.ts';
import { grantTokenExchange } from './grant-token-exchange.ts';
import { idpEmailTrust } from './idp-email-trust.ts';
import { idpEndpoint } from './idp-endpoint.ts';
import { idpMultitenant } from './idp-multitenant.ts';
import { idpSamlWeak } from './idp-saml-weak.ts';
import { jwtHs256 } from './jwt-hs256.ts';
import { jwtLifetime } from './jwt-lifetime.ts';
import { legacyFlags } from './legacy-flags.ts';
import { loginUriHttp } from './login-uri-http.ts';
import { logstreamDelete } from './logstream-delete.ts';
import { logstreamSink } from './logstream-sink.ts';
import { m2mAnyOrg } from './m2m-any-org.ts';
import { m2mMgmtScope } from './m2m-mgmt-scope.ts';
import { m2mScopeAdded } from './m2m-scope-added.ts';
import { mfaActionUnbound } from './mfa-action-unbound.ts';
import { mfaFactorOff } from './mfa-factor-off.ts';
import { mfaPolicyDropped } from './mfa-policy-dropped.ts';
import { mfaSmsOnly } from './mfa-sms-only.ts';
import { mgmtUserAccess } from './mgmt-user-access.ts';
import { networkAcl } from './network-acl.ts';
import { nonUniqueEmail } from './non-unique-email.ts';
import { orgAutomember } from './org-automember.ts';
import { orgConnRemoved } from './org-conn-removed.ts';
import { orgDelete } from './org-delete.ts';
import { pageScript } from './page-script.ts';
import { passwordlessAuth } from './passwordless-auth.ts';
import { phoneProvider } from './phone-provider.ts';
import { roleDelete } from './role-delete.ts';
import { rolePermissionAdded } from './role-permission-added.ts';
import { rtInfinite } from './rt-infinite.ts';
import { rtRotationOff } from './rt-rotation-off.ts';
import { scimToken } from './scim-token.ts';
import { selfLockout } from './self-lockout.ts';
import { sessionLifetime } from './session-lifetime.ts';
import { sessionShortened } from './session-shortened.ts';
import { socialDevkeys } from './social-devkeys.ts';
import { tenantLogoutWildcard } from './tenant-logout-wildcard.ts';
import { triggerReorder } from './trigger-reorder.ts';
import { triggerUnbind } from './trigger-unbind.ts';
import { trustIpHeader } from './trust-ip-header.ts';
import { ulClassic } from './ul-classic.ts';
import { unmanagedDelete } from './unmanaged-delete.ts';
import { userEnum } from './user-enum.ts';

/** Every dangerous change that is looked for. */
export const risks: readonly Risk[] = [
  acrValues,
  actionCode,
  actionDelete,
  actionDep,
  actionNotDeployed,
  actionRuntime,
  actionSecret,
  apAllowlist,
  apDisabled,
  apShieldRemoved,
  apThreshold,
  apiAccessPolicy,
  apiDelete,
  apiOffline,
  apiPopOff,
  apiRbacOff,
  apiReplace,
  apiScopeRemoved,
  apiSkipConsent,
  apiTokenLifetime,
  authmethodNone,
  backchannelLogoutRemoved,
  botOff,
  callbackHttp,
  callbackLocalhost,
  callbackNewDomain,
  callbackNonverifiable,
  callbackOrderSaml,
  callbackRemoved,
  callbackWildcard,
  changePwdV1,
  clickjack,
  clientConnectionsAuto,
  clientDelete,
  clientFirstparty,
  clientGrantDelete,
  clientOidcConformant,
  clientOrgUsage,
  clientParJarOff,
  coaOn,
  codeHardcodedSecret,
  connClientAdded,
  connClientRemoved,
  connDelete,
  connDomain,
  connOptionsOverwrite,
  connReplace,
  createApiAllowAll,
  createInsecureDefault,
  credentialRotate,
  customDomainDelete,
  dbBfpOff,
  dbCustomScript,
  dbPwdPolicy,
  dbSignupOpen,
  dcrOn,
  defaultAudience,
  defaultDirectory,
  defaultDomainChange,
  domainTls,
  emailProviderOff,
  emailTemplate,
  eventstreamSink,
  grantCcPublic,
  grantDevice,
  grantImplicit,
  grantPassword,
  grantRemoved,
  grantTokenExchange,
  idpEmailTrust,
  idpEndpoint,
  idpMultitenant,
  idpSamlWeak,
  jwtHs256,
  jwtLifetime,
  legacyFlags,
  loginUriHttp,
  logstreamDelete,
  logstreamSink,
  m2mAnyOrg,
  m2mMgmtScope,
  m2mScopeAdded,
  mfaActionUnbound,
  mfaFactorOff,
  mfaPolicyDropped,
  mfaSmsOnly,
  mgmtUserAccess,
  networkAcl,
  nonUniqueEmail,
  orgAutomember,
  orgConnRemoved,
  orgDelete,
  pageScript,
  passwordlessAuth,
  phoneProvider,
  roleDelete,
  rolePermissionAdded,
  rtInfinite,
  rtRotationOff,
  scimToken,
  selfLockout,
  sessionLifetime,
  sessionShortened,
  socialDevkeys,
  tenantLogoutWildcard,
  triggerReorder,
  triggerUnbind,
  trustIpHeader,
  ulClassic,
  unmanagedDelete,
  userEnum,
];
