/** How the application asked. Machine-to-machine requests have an event of their own and no protocol. */
export type Protocol =
  | 'oidc-basic-profile'
  | 'oidc-ciba'
  | 'oidc-ciba-web-link'
  | 'oidc-implicit-profile'
  | 'oauth2-device-code'
  | 'oauth2-resource-owner'
  | 'oauth2-resource-owner-jwt-bearer'
  | 'oauth2-password'
  | 'oauth2-webauthn'
  | 'oauth2-access-token'
  | 'oauth2-refresh-token'
  | 'oauth2-token-exchange'
  | 'oidc-hybrid-profile'
  | 'samlp'
  | 'wsfed'
  | 'wstrust-usernamemixed';

/** What a post-login Action may keep for the rest of the login. */
export type TransactionMetadata = Readonly<Record<string, string | number | boolean>>;

/** Who acts for the person, and for whom that one acts. */
export interface Actor {
  readonly sub: string;
  readonly act?: Actor;
}

interface TransactionBase {
  readonly login_hint?: string;
  readonly prompt?: readonly string[];
  readonly protocol?: Protocol;
  readonly redirect_uri?: string;
  readonly response_mode?: 'query' | 'fragment' | 'form_post' | 'web_message';
  readonly response_type?: readonly string[];
  readonly state?: string;
}

export interface LoginTransaction extends TransactionBase {
  readonly id?: string;
  readonly acr_values?: readonly string[];
  readonly actor?: Actor;
  readonly actor_token_type?: string;
  readonly correlation_id?: string;
  readonly linking_id?: string;
  readonly locale?: string;
  readonly metadata: TransactionMetadata;
  readonly requested_authorization_details?: readonly Readonly<Record<string, unknown>>[];
  readonly requested_scopes?: readonly string[];
  readonly subject_token_type?: string;
  readonly ui_locales?: readonly string[];
}

export interface RegistrationTransaction extends TransactionBase {
  readonly acr_values: readonly string[];
  readonly locale: string;
  readonly requested_scopes: readonly string[];
  readonly ui_locales: readonly string[];
}
