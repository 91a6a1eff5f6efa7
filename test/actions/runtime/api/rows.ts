import { signToken } from '../../../../src/actions/runtime/api/redirect-token.ts';
import type { Doc } from '../../../../src/core/json.ts';

/** What a right call of a method comes to. */
export interface Row {
  /** What can be seen afterwards: fields of `Effects`, `denied`, `waitsFor`, `targetScopes`; nothing for a method that only answers. */
  readonly shows: object;
  /** Those of the samples that come first, where nothing is said. */
  readonly args?: readonly unknown[];
  readonly event?: Doc;
  /** Called in the handler that goes on after a redirect. */
  readonly resumed?: boolean;
  /** What it answers, where it answers something. */
  readonly answers?: unknown;
  /** An event in which it has no effect. */
  readonly ignoredIn?: Doc;
}

const saml: Doc = { transaction: { protocol: 'samlp' } };
const oidc: Doc = { transaction: { protocol: 'oidc-basic-profile' } };
const exchange: Doc = { transaction: { protocol: 'oauth2-refresh-token' } };
const noSession: Doc = { session: {} };
const noToken: Doc = { transaction: { protocol: 'oidc-basic-profile', requested_scopes: ['openid'] } };
const passwordless: Doc = { connection: { strategy: 'sms' } };

const sets = (name: string, value: unknown): Row => ({
  shows: { saml: { [name]: value } },
  event: saml,
  ignoredIn: oidc,
});

const LATE = 1_893_456_000_000;
const LONG_TEXT = 'Fernhill';

export const rows: Readonly<Record<string, Row>> = {
  'access.deny': { shows: { denied: { reason: LONG_TEXT } } },
  'access.rejectInvalidSubjectToken': {
    shows: { denied: { code: 'invalid_request' }, exchange: { invalidSubjectToken: true } },
  },
  'accessToken.addScope': { shows: { addedScopes: ['read:reports'] } },
  'accessToken.removeScope': { shows: { removedScopes: ['read:reports'] } },
  'accessToken.setCustomClaim': { shows: { accessTokenClaims: { Fernhill: 'Sheffield' } } },
  'authentication.challengeWith': {
    args: [{ type: 'otp' }, { additionalFactors: [{ type: 'email' }] }],
    shows: {
      waitsFor: 'authentication.challengeWith',
      challenges: [{ method: 'challengeWith', factors: [{ type: 'otp' }, { type: 'email' }] }],
    },
  },
  'authentication.challengeWithAny': {
    shows: {
      waitsFor: 'authentication.challengeWithAny',
      challenges: [{ method: 'challengeWithAny', factors: [{ type: 'otp' }] }],
    },
  },
  'authentication.enrollWith': {
    shows: {
      waitsFor: 'authentication.enrollWith',
      challenges: [{ method: 'enrollWith', factors: [{ type: 'otp' }] }],
    },
  },
  'authentication.enrollWithAny': {
    shows: {
      waitsFor: 'authentication.enrollWithAny',
      challenges: [{ method: 'enrollWithAny', factors: [{ type: 'otp' }] }],
    },
  },
  'authentication.recordMethod': {
    resumed: true,
    shows: { recordedMethods: ['https://bookings.fernhill.example/terms?step=1'] },
  },
  'authentication.setActor': { shows: { exchange: { actor: { sub: 'auth0|1' } } } },
  'authentication.setOrganization': { shows: { exchange: { organization: LONG_TEXT } } },
  'authentication.setPrimaryUser': { shows: { primaryUser: LONG_TEXT } },
  'authentication.setUserByConnection': {
    shows: {
      exchange: {
        user: {
          connection: LONG_TEXT,
          attributes: { user_id: LONG_TEXT },
          options: { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' },
        },
      },
    },
  },
  'authentication.setUserById': { shows: { exchange: { user: { id: LONG_TEXT } } } },
  'cache.delete': { shows: {}, answers: { type: 'error', code: 'CacheKeyDoesNotExist' } },
  'cache.get': { shows: {} },
  'cache.set': { shows: {}, answers: { type: 'success', record: { value: 'Sheffield' } } },
  'groups.getUserGroups': { args: [], shows: {}, answers: { groups: [] } },
  'groups.hasGroupMembership': { shows: {}, answers: { memberships: {} } },
  'idToken.setCustomClaim': { shows: { idTokenClaims: { Fernhill: 'Sheffield' } } },
  'multifactor.enable': { shows: { multifactor: { provider: 'any', options: {} } } },
  'notification.drop': { shows: { notification: { kind: 'drop', reason: LONG_TEXT } } },
  'notification.retry': { shows: { notification: { kind: 'retry', reason: LONG_TEXT } } },
  'prompt.render': {
    args: ['ap_terms', { fields: { city: 'Leeds' }, vars: { plan: 'fleet' } }],
    shows: {
      waitsFor: 'prompt.render',
      prompt: { id: 'ap_terms', fields: { city: 'Leeds' }, vars: { plan: 'fleet' } },
    },
  },
  'redirect.canRedirect': { shows: {}, answers: true },
  'redirect.encodeToken': { shows: {}, answers: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/) },
  'redirect.sendUserTo': {
    args: ['https://bookings.fernhill.example/terms', { query: { lang: 'en' } }],
    shows: {
      waitsFor: 'redirect.sendUserTo',
      redirect: { url: 'https://bookings.fernhill.example/terms', query: { lang: 'en' } },
    },
  },
  'redirect.validateToken': {
    args: [{ secret: 'a shared secret' }],
    event: { request: { query: { session_token: signToken({ bike: 'cargo' }, 'a shared secret') } } },
    shows: {},
    answers: { bike: 'cargo' },
  },
  'refreshToken.deleteMetadata': {
    shows: { refreshToken: { metadata: { 'opening-hours': null } } },
    ignoredIn: noToken,
  },
  'refreshToken.evictMetadata': { shows: { refreshToken: { evicted: true } }, ignoredIn: noToken },
  'refreshToken.revoke': {
    event: exchange,
    shows: { denied: { reason: LONG_TEXT }, refreshToken: { revoked: { reason: LONG_TEXT } } },
    ignoredIn: oidc,
  },
  'refreshToken.setExpiresAt': { shows: { refreshToken: { expiresAt: LATE } }, ignoredIn: noToken },
  'refreshToken.setIdleExpiresAt': { shows: { refreshToken: { idleExpiresAt: LATE } }, ignoredIn: noToken },
  'refreshToken.setMetadata': {
    shows: { refreshToken: { metadata: { 'opening-hours': 'Sheffield' } } },
    ignoredIn: noToken,
  },
  'roles.getUserEffectiveRoles': { args: [], shows: {}, answers: { roles: [] } },
  'roles.getUserEffectiveRolesByIds': { shows: {}, answers: { roles: [] } },
  'roles.getUserEffectiveRolesByNames': { shows: {}, answers: { roles: [] } },
  'rules.wasExecuted': { shows: {}, answers: false },
  'samlResponse.setAttribute': sets('attributes', { Fernhill: 'Sheffield' }),
  'samlResponse.setAudience': sets('audience', LONG_TEXT),
  'samlResponse.setAuthnContextClassRef': sets('authnContextClassRef', LONG_TEXT),
  'samlResponse.setCert': sets('cert', LONG_TEXT),
  'samlResponse.setCreateUpnClaim': sets('createUpnClaim', true),
  'samlResponse.setDestination': sets('destination', LONG_TEXT),
  'samlResponse.setDigestAlgorithm': sets('digestAlgorithm', 'sha256'),
  'samlResponse.setEncryptionAlgorithm': sets('encryptionAlgorithm', 'aes256-gcm'),
  'samlResponse.setEncryptionCert': sets('encryptionCert', LONG_TEXT),
  'samlResponse.setEncryptionPublicKey': sets('encryptionPublicKey', LONG_TEXT),
  'samlResponse.setIncludeAttributeNameFormat': sets('includeAttributeNameFormat', true),
  'samlResponse.setIssuer': sets('issuer', LONG_TEXT),
  'samlResponse.setKey': sets('key', LONG_TEXT),
  'samlResponse.setLifetimeInSeconds': sets('lifetimeInSeconds', LATE),
  'samlResponse.setMapIdentities': sets('mapIdentities', true),
  'samlResponse.setMapUnknownClaimsAsIs': sets('mapUnknownClaimsAsIs', true),
  'samlResponse.setNameIdentifierFormat': sets('nameIdentifierFormat', LONG_TEXT),
  'samlResponse.setNameIdentifierProbes': sets('nameIdentifierProbes', ['email']),
  'samlResponse.setPassthroughClaimsWithNoMapping': sets('passthroughClaimsWithNoMapping', true),
  'samlResponse.setRecipient': sets('recipient', LONG_TEXT),
  'samlResponse.setRelayState': sets('relayState', LONG_TEXT),
  'samlResponse.setSignResponse': sets('signResponse', true),
  'samlResponse.setSignatureAlgorithm': sets('signatureAlgorithm', 'rsa-sha256'),
  'samlResponse.setSigningCert': sets('signingCert', LONG_TEXT),
  'samlResponse.setTypedAttributes': sets('typedAttributes', true),
  'session.deleteMetadata': {
    shows: { session: { metadata: { 'opening-hours': null } } },
    ignoredIn: noSession,
  },
  'session.evictMetadata': { shows: { session: { evicted: true } }, ignoredIn: noSession },
  'session.revoke': {
    args: ['stolen', { preserveRefreshTokens: true }],
    shows: {
      denied: { reason: 'stolen' },
      session: { revoked: { reason: 'stolen', preserveRefreshTokens: true } },
    },
    ignoredIn: noSession,
  },
  'session.setCookieMode': { shows: { session: { cookieMode: 'persistent' } }, ignoredIn: noSession },
  'session.setExpiresAt': { shows: { session: { expiresAt: LATE } }, ignoredIn: noSession },
  'session.setIdleExpiresAt': { shows: { session: { idleExpiresAt: LATE } }, ignoredIn: noSession },
  'session.setMetadata': { shows: { session: { metadata: { 'opening-hours': 'Sheffield' } } } },
  'transaction.addTargetScope': { shows: { targetScopes: ['read:bookings', 'read:reports'] } },
  'transaction.clearTargetScopes': { shows: { targetScopes: [] } },
  'transaction.removeTargetScope': { args: ['read:bookings'], shows: { targetScopes: [] } },
  'transaction.setMetadata': { shows: { transactionMetadata: { Fernhill: 'Sheffield' } } },
  'transaction.setResultUrl': {
    args: ['https://bookings.fernhill.example/done', { query: { lang: 'en' } }],
    shows: { resultUrl: { url: 'https://bookings.fernhill.example/done', query: { lang: 'en' } } },
  },
  'transaction.setTargetScopes': { shows: { targetScopes: ['read:reports'] } },
  'user.setAppMetadata': { shows: { appMetadata: { Fernhill: 'Sheffield' } }, ignoredIn: passwordless },
  'user.setUserMetadata': { shows: { userMetadata: { Fernhill: 'Sheffield' } }, ignoredIn: passwordless },
  'validation.error': { shows: { denied: { code: LONG_TEXT, reason: LONG_TEXT } } },
};
