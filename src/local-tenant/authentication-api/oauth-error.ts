import type { Doc } from '../../core/json.ts';
import { mask } from '../../core/mask.ts';

/** The form of Auth0's descriptions of errors. */
interface Row<Facts> {
  readonly status: 400 | 401 | 403 | 404 | 410 | 429 | 500;
  readonly error: string | ((facts: Facts) => string);
  readonly description: (facts: Facts) => string;
  readonly uri?: string;
  /** Further fields of the answer. */
  readonly more?: (facts: Facts) => Doc;
}

function row<Facts>(
  status: Row<Facts>['status'],
  error: Row<Facts>['error'],
  description: (facts: Facts) => string,
  uri?: string,
): Row<Facts> {
  return { status, error, description, ...(uri && { uri }) };
}

/**
 * Every refusal of the Authentication API. Where the sources differ, what tenants are seen to answer goes before the
 * examples in Auth0's documentation, which for the token endpoint are generic.
 */
const rows = {
  // Documented: the token endpoint's examples
  'missing-parameter': row<{ name: string }>(
    400,
    'invalid_request',
    ({ name }) => `Missing required parameter: ${name}`,
  ),
  'unsupported-grant': row<object>(400, 'unsupported_grant_type', () => 'Grant type not supported'),
  // Assumed: no source for a body that cannot be read
  'unreadable-body': row<object>(400, 'invalid_request', () => 'Invalid request body. Send JSON or a form.'),

  // Seen in Auth0's SDK issues; the documentation's example says invalid_client, "Client authentication failed"
  'client-not-authenticated': row<object>(401, 'access_denied', () => 'Unauthorized'),
  // Documented text ("Update grant types"); status, code and address seen in Auth0's SDK issues
  'grant-not-allowed': row<{ grant: string }>(
    403,
    'unauthorized_client',
    ({ grant }) => `Grant type '${grant}' not allowed for the client.`,
    'https://auth0.com/docs/clients/client-grant-types',
  ),

  // Seen on tenants
  'no-audience': row<object>(
    403,
    'access_denied',
    () => 'Non-global clients are not allowed access to APIv1',
  ),
  'unknown-audience': row<{ audience: string }>(
    403,
    'access_denied',
    ({ audience }) => `Service not found: ${audience}`,
  ),
  'no-client-grant': row<{ client: string; audience: string }>(
    403,
    'access_denied',
    ({ client, audience }) =>
      `Client "${client}" is not authorized to access resource server "${audience}". You need to create a "client-grant" associated to this API.`,
  ),
  // Code documented ("Troubleshoot third-party applications"), text as above
  'no-user-grant': row<{ client: string; audience: string }>(
    403,
    'unauthorized_client',
    ({ client, audience }) => `Client "${client}" is not authorized to access resource server "${audience}".`,
  ),
  'scope-not-granted': row<{ scopes: string }>(
    403,
    'access_denied',
    ({ scopes }) => `Client has not been granted scopes: ${scopes}`,
  ),
  // Documented, "Organizations: limitations": passwords and devices know none; the text is assumed
  'organization-not-supported': row<object>(
    400,
    'invalid_request',
    () => 'parameter organization is not supported by this grant',
  ),
  // Documented that it is refused ("Machine-to-Machine Access for Organizations"); the text is assumed
  'organization-without-grant': row<{ client: string; organization: string }>(
    403,
    'access_denied',
    ({ client, organization }) =>
      `Client "${client}" is not authorized to access organization "${organization}".`,
  ),

  // Seen in issues of Auth0's SDKs and samples
  'organization-required': row<object>(
    400,
    'invalid_request',
    () => 'parameter organization is required for this client',
  ),
  'organization-not-allowed': row<object>(
    400,
    'invalid_request',
    () => 'parameter organization is not allowed for this client',
  ),
  // Documented: "Troubleshoot third-party applications"
  'unknown-organization': row<{ organization: string }>(
    400,
    'invalid_request',
    ({ organization }) => `parameter organization is invalid: ${organization}`,
  ),
  // Seen in issues of Auth0's SDKs
  'not-a-member': row<{ user: string; organization: string }>(
    403,
    'access_denied',
    ({ user, organization }) => `user ${user} is not part of the ${organization} organization`,
  ),

  // Seen on tenants
  'no-default-directory': row<object>(
    500,
    'server_error',
    () => 'Authorization server not configured with default connection.',
  ),
  // Documented for /co/authenticate
  'unknown-realm': row<{ realm: string }>(400, 'invalid_request', ({ realm }) => `Unknown realm ${realm}.`),
  // Assumed
  'connection-not-enabled': row<{ connection: string; client: string }>(
    403,
    'unauthorized_client',
    ({ connection, client }) => `The connection ${connection} is not enabled for the client ${client}.`,
  ),
  // Assumed
  'connection-not-in-organization': row<{ connection: string; organization: string }>(
    403,
    'access_denied',
    ({ connection, organization }) =>
      `The connection ${connection} is not enabled for the organization ${organization}.`,
  ),
  'connection-without-passwords': row<{ connection: string }>(
    400,
    'invalid_request',
    ({ connection }) =>
      `The connection ${connection} does not take passwords in a local tenant: it is no database.`,
  ),

  // Text documented; code and status as Auth0 has them for the password grants since they are OIDC conformant
  'wrong-password': row<object>(403, 'invalid_grant', () => 'Wrong email or password.'),
  // Code seen in issues of Auth0's SDKs, where the script's own words follow; the status is assumed
  'script-failed': row<{ message: string }>(400, 'invalid_request', ({ message }) => mask(message)),
  // Documented: `unauthorized` among the library errors, the text in "Block and unblock users"
  'user-blocked': row<object>(401, 'unauthorized', () => 'user is blocked'),
  // Documented
  'too-many-attempts': row<object>(
    429,
    'too_many_attempts',
    () =>
      "Your account has been blocked after multiple consecutive login attempts. We've sent you a notification via your preferred contact method with instructions on how to unblock it.",
  ),

  // Documented: the error code of `api.access.deny` in post-login
  'login-denied': row<{ reason: string }>(403, 'access_denied', ({ reason }) => reason),
  // Documented: a redirect where nobody can be sent anywhere; the text is assumed
  'interaction-denied': row<{ reason: string }>(403, 'interaction_required', ({ reason }) => reason),
  // Assumed status, by RFC 6749, section 5.2; the codes are those that `api.access.deny` takes
  'scope-denied': row<{ reason: string }>(400, 'invalid_scope', ({ reason }) => reason),
  'request-denied': row<{ reason: string }>(400, 'invalid_request', ({ reason }) => reason),
  'server-denied': row<{ reason: string }>(500, 'server_error', ({ reason }) => reason),
  // Assumed: Auth0 does not document what a throw comes to
  'action-failed': row<{ action: string; message: string }>(
    500,
    'server_error',
    ({ action, message }) => `The Action "${action}" failed: ${mask(message)}`,
  ),
  // Code, text and mfa_token documented, which only applications with a grant for factors get; the status is seen on tenants
  'mfa-required': {
    ...row<{ token?: string }>(403, 'mfa_required', () => 'Multifactor authentication required'),
    more: ({ token }: { token?: string }): Doc => (token === undefined ? {} : { mfa_token: token }),
  },
  // Text and code seen in Auth0's documentation of the MFA API and in issues of its SDKs; the statuses are assumed
  'invalid-mfa-token': row<object>(401, 'invalid_grant', () => 'Malformed mfa_token'),
  'wrong-factor': row<{ what: string }>(403, 'invalid_grant', ({ what }) => `Invalid ${what}.`),
  'already-enrolled': row<object>(403, 'access_denied', () => 'User is already enrolled.'),
  'unsupported-challenge': row<object>(
    400,
    'unsupported_challenge_type',
    () => 'User does not have a supported authenticator for the challenge types.',
  ),
  'no-association': row<object>(
    403,
    'association_required',
    () => 'User is not enrolled. You can use /mfa/associate endpoint to enroll the first authenticator.',
  ),
  'factor-not-enabled': row<{ factor: string }>(
    400,
    'invalid_request',
    ({ factor }) => `The factor ${factor} is not enabled for the tenant.`,
  ),
  'unknown-authenticator': row<object>(404, 'invalid_request', () => 'Authenticator not found.'),
  'scope-missing': row<{ scope: string }>(
    403,
    'insufficient_scope',
    ({ scope }) => `The access token needs the scope ${scope}.`,
  ),
  // Documented: "Custom Token Exchange"; texts assumed where the documentation has none
  'exchange-not-allowed': row<object>(
    403,
    'unauthorized_client',
    () => 'The application does not allow Custom Token Exchange Profiles.',
  ),
  'unknown-token-type': row<{ type: string }>(
    400,
    'invalid_request',
    ({ type }) => `There is no Custom Token Exchange Profile for the subject_token_type ${type}.`,
  ),
  'exchange-without-action': row<{ profile: string }>(
    500,
    'server_error',
    ({ profile }) => `The Action of the Custom Token Exchange Profile ${profile} is not deployed.`,
  ),
  'exchange-without-user': row<object>(
    500,
    'server_error',
    () => 'The Action of the Custom Token Exchange Profile has set no user.',
  ),
  'exchange-unknown-user': row<{ user: string }>(
    400,
    'invalid_request',
    ({ user }) => `There is no user ${user}, whom the Action of the Custom Token Exchange Profile has set.`,
  ),
  'factor-of-actor': row<object>(
    400,
    'invalid_request',
    () => 'MFA is not supported using actor_token with the requested token exchange profile.',
  ),
  'too-many-exchanges': row<object>(
    429,
    'too_many_attempts',
    () =>
      'We have detected suspicious login behavior and further attempts will be blocked. Please contact the administrator.',
  ),
  // Codes and texts seen in issues of Auth0's SDKs
  'bad-connection': row<object>(400, 'bad.connection', () => 'Connection does not exist.'),
  'bad-email': row<object>(400, 'bad.email', () => 'error in email - email format validation failed'),
  'bad-phone-number': row<object>(
    400,
    'bad.phone_number',
    () => 'error in phone_number - phone_number format validation failed',
  ),
  'signups-disabled': row<object>(400, 'bad.connection', () => 'Public signup is disabled'),
  'wrong-code': row<{ what: string }>(
    403,
    'invalid_grant',
    ({ what }) => `Wrong ${what} or verification code.`,
  ),
  // Documented, "Customize MFA Selection": with none of the factors enrolled the command fails; the words are assumed
  'no-factor-enrolled': row<{ action: string; method: string }>(
    403,
    'access_denied',
    ({ action, method }) =>
      `The Action "${action}" called api.${method}, and the user has enrolled in none of the factors.`,
  ),
  // Assumed
  'unknown-primary-user': row<{ user: string }>(
    500,
    'server_error',
    ({ user }) => `There is no user ${user} to make the primary one.`,
  ),
  // Assumed: the texts of /authorize, where no source has them; the codes are those of OAuth 2.0 and OpenID Connect
  'unknown-client': row<{ client: string }>(
    400,
    'invalid_request',
    ({ client }) => `Unknown client: ${client}`,
  ),
  // Text seen in Auth0's support articles ("Callback URL Mismatch"); status and code seen in issues of Auth0's SDKs
  'callback-mismatch': row<{ url: string }>(
    403,
    'unauthorized_client',
    ({ url }) => `Callback URL mismatch. ${url} is not in the list of allowed callback URLs`,
  ),
  'no-callback': row<object>(
    400,
    'invalid_request',
    () => 'The request has no redirect_uri, and the application has no allowed callback URL.',
  ),
  'unsupported-response-type': row<{ type: string }>(
    400,
    'unsupported_response_type',
    ({ type }) => `Unsupported response type: ${type}`,
  ),
  'unsupported-response-mode': row<{ mode: string }>(
    400,
    'invalid_request',
    ({ mode }) => `Unsupported response mode: ${mode}`,
  ),
  // Text and code seen in issues of Auth0's SDKs
  'response-type-not-allowed': row<{ type: string }>(
    403,
    'unauthorized_client',
    ({ type }) => `The application does not have the grant type that response_type=${type} needs.`,
    'https://auth0.com/docs/clients/client-grant-types',
  ),
  // Documented for the implicit flow; the text is assumed
  'nonce-required': row<object>(400, 'invalid_request', () => 'Missing required parameter: nonce'),
  'invalid-prompt': row<{ prompt: string }>(
    400,
    'invalid_request',
    ({ prompt }) => `Invalid value of prompt: ${prompt}`,
  ),
  'invalid-max-age': row<object>(400, 'invalid_request', () => 'max_age must be a whole number of seconds.'),
  'invalid-challenge-method': row<object>(
    400,
    'invalid_request',
    () => 'code_challenge_method must be S256 or plain.',
  ),
  // Documented: "Silent authentication"
  'login-required': row<object>(403, 'login_required', () => 'Login required'),
  'consent-needed': row<object>(403, 'consent_required', () => 'Consent required'),
  'interaction-needed': row<object>(403, 'interaction_required', () => 'Interaction required'),
  // Documented: "User consent and third-party applications"; the text is assumed
  'consent-refused': row<object>(403, 'access_denied', () => 'User did not authorize the request'),
  // Documented for web_message: the callback must be of an allowed web origin; the text is assumed
  'web-origin-not-allowed': row<{ origin: string }>(
    403,
    'unauthorized_client',
    ({ origin }) => `The origin ${origin} is not among the allowed web origins of the application.`,
  ),
  // Documented that each is refused ("Authorization Code Flow with PAR"); codes by RFC 9126, the texts are assumed
  'par-not-enabled': row<object>(
    400,
    'invalid_request',
    () => 'Pushed authorization requests are not enabled for this tenant.',
  ),
  'par-form-only': row<object>(
    400,
    'invalid_request',
    () => 'Pushed authorization requests are sent as application/x-www-form-urlencoded.',
  ),
  'par-too-long': row<object>(400, 'invalid_request', () => 'The request is longer than 10 KB.'),
  'par-public-client': row<object>(
    401,
    'invalid_client',
    () => 'Public applications cannot push authorization requests.',
  ),
  'request-uri-inside': row<object>(
    400,
    'invalid_request',
    () => 'A pushed request cannot have a request_uri itself.',
  ),
  'par-required': row<object>(
    400,
    'invalid_request',
    () => 'The application has to push its authorization requests.',
  ),
  'invalid-request-uri': row<object>(
    400,
    'invalid_request_uri',
    () => 'The request_uri is unknown, has expired, or has been used.',
  ),
  // Documented: statuses and codes ("Call Your API Using the Device Authorization Flow"); texts seen in issues of Auth0's SDKs
  'device-pending': row<object>(403, 'authorization_pending', () => 'User has yet to authorize device code.'),
  'device-slow-down': row<object>(
    429,
    'slow_down',
    () => 'You are polling faster than the specified interval of 5 seconds.',
  ),
  'device-expired': row<object>(403, 'expired_token', () => 'The device code has expired.'),
  'device-denied': row<{ reason: string }>(403, 'access_denied', ({ reason }) => reason),
  'unknown-device': row<object>(403, 'invalid_grant', () => 'Invalid or expired device code.'),
  'device-cancelled': row<object>(403, 'access_denied', () => 'User cancelled the confirmation prompt.'),
  // Documented in the token endpoint's examples
  'invalid-code': row<object>(400, 'invalid_grant', () => 'Invalid authorization code'),
  // Texts seen in issues of Auth0's SDKs
  'wrong-verifier': row<object>(400, 'invalid_grant', () => 'Failed to verify code verifier'),
  'wrong-redirect-uri': row<{ expected: string; received: string }>(
    400,
    'invalid_grant',
    ({ expected, received }) =>
      `The redirect URI is wrong. You sent ${received}, and we expected ${expected}`,
  ),
  // Documented in the examples of /dbconnections/signup: invalid_password, and invalid_signup for an account that is there
  'signup-refused': row<{ code: string; message: string; userMessage?: string | undefined }>(
    400,
    ({ code }) => (/exists$/.test(code) ? 'invalid_signup' : code),
    ({ message, userMessage }) => userMessage ?? message.replace(/^\w+Error: /, ''),
  ),
  // Text seen in issues of Auth0's SDKs; the status is that of the token endpoint's documented invalid_grant
  'unknown-refresh-token': row<object>(400, 'invalid_grant', () => 'Unknown or invalid refresh token.'),
  'reused-refresh-token': row<object>(400, 'invalid_grant', () => 'Unknown or invalid refresh token.'),
  // Documented: "Log users out of Auth0"; the text is seen in Auth0's support articles, the status assumed
  'return-not-allowed': row<{ url: string }>(
    400,
    'invalid_request',
    ({ url }) =>
      `The "returnTo" querystring parameter "${url}" is not defined as a valid URL in "Allowed Logout URLs".`,
  ),
  'invalid-id-token-hint': row<object>(400, 'invalid_request', () => 'Invalid id_token_hint'),
  // Documented that it is refused ("Invite Organization Members"); codes and texts are assumed
  'invalid-invitation': row<object>(
    400,
    'invalid_request',
    () => 'The invitation is unknown, has been accepted, or has expired.',
  ),
  'invitation-for-another': row<{ email: string }>(
    403,
    'access_denied',
    ({ email }) => `The invitation is for ${email}.`,
  ),
  // Assumed
  'unknown-form': row<{ form: string }>(500, 'server_error', ({ form }) => `There is no form ${form}.`),
  'connection-not-emulated': row<{ connection: string }>(
    400,
    'invalid_request',
    ({ connection }) => `The local tenant does not sign people in through ${connection} yet.`,
  ),
  // Assumed
  'saml-off': row<{ client: string }>(
    400,
    'invalid_request',
    ({ client }) => `The application ${client} does not have the add-on SAML2 Web App.`,
  ),
  // Assumed
  'wsfed-off': row<{ client: string }>(
    400,
    'invalid_request',
    ({ client }) => `The application ${client} does not have the add-on WS-Fed Web App.`,
  ),
  'saml-callback-mismatch': row<{ url: string }>(
    403,
    'unauthorized_client',
    ({ url }) =>
      `The response is wanted at ${url || 'no address'}, which is not a callback of the application.`,
  ),
  'saml-request-unsigned': row<object>(
    403,
    'access_denied',
    () => 'The request has to be signed with the key of the application.',
  ),
  // Documented that it is off by default; the text is assumed
  'idp-initiated-off': row<{ connection: string }>(
    403,
    'access_denied',
    ({ connection }) => `The connection ${connection} takes no logins that its provider begins.`,
  ),
  // Assumed: Auth0 passes on what the provider says
  'provider-refused': row<{ error: string; reason: string }>(
    403,
    ({ error }) => (/^[a-z_]{1,60}$/.test(error) ? error : 'server_error'),
    ({ reason }) => reason,
  ),
  'provider-failed': row<{ connection: string; reason: string }>(
    403,
    'server_error',
    ({ connection, reason }) => `The identity provider of ${connection} could not be used: ${mask(reason)}.`,
  ),
  // Assumed
  'unknown-transaction': row<object>(400, 'invalid_request', () => 'There is no login to go on with.'),
  // Assumed: Auth0 documents that redirects and forms are not possible in these flows
  'interaction-required': row<{ action: string; method: string }>(
    403,
    'interaction_required',
    ({ action, method }) =>
      `The Action "${action}" called api.${method}, which is not possible in this flow.`,
  ),
  bug: row<object>(
    500,
    'server_error',
    () => 'Internal error of the local tenant; its output has the details.',
  ),
  // Documented as legacy, and off for every new tenant; status and text are assumed
  gone: row<{ path: string; instead: string }>(
    410,
    'invalid_request',
    ({ path, instead }) => `${path} is gone. Use ${instead} in its place.`,
  ),
  // Documented: /userinfo
  'invalid-token': row<object>(401, 'invalid_token', () => 'The access token is invalid or has expired'),
} satisfies Record<string, Row<never>>;

export type Refusal = keyof typeof rows;
type Facts<R extends Refusal> = Parameters<(typeof rows)[R]['description']>[0];

/** A request that the Authentication API refuses. */
export class OAuthError extends Error {
  private constructor(
    readonly refusal: Refusal,
    readonly status: Row<never>['status'],
    /** What is answered: `{ error, error_description }`. */
    readonly body: Doc,
    description: string,
  ) {
    super(description);
    this.name = 'OAuthError';
  }

  static of<R extends Refusal>(refusal: R, facts: Facts<R>): OAuthError {
    const { status, error, description, uri, more } = rows[refusal] as Row<Facts<R>>;
    const text = description(facts);
    return new OAuthError(
      refusal,
      status,
      {
        error: typeof error === 'string' ? error : error(facts),
        error_description: text,
        ...(uri && { error_uri: uri }),
        ...more?.(facts),
      },
      text,
    );
  }
}

/** Throws a refusal. */
export function refuse<R extends Refusal>(refusal: R, facts: Facts<R>): never {
  throw OAuthError.of(refusal, facts);
}
