import { actor } from './actor.ts';
import {
  choice,
  dictionaries,
  type ObjectSchema,
  object,
  record,
  scalar,
  type TypeOf,
  text,
  texts,
} from './schema.ts';

/** How the application asked. Machine-to-machine requests have an event of their own and no protocol. */
export const protocol = choice(
  'oidc-basic-profile',
  'oidc-ciba',
  'oidc-ciba-web-link',
  'oidc-implicit-profile',
  'oauth2-device-code',
  'oauth2-resource-owner',
  'oauth2-resource-owner-jwt-bearer',
  'oauth2-password',
  'oauth2-webauthn',
  'oauth2-access-token',
  'oauth2-refresh-token',
  'oauth2-token-exchange',
  'oidc-hybrid-profile',
  'samlp',
  'wsfed',
  'wstrust-usernamemixed',
);

/** What a post-login Action may keep for the rest of the login. */
export const transactionMetadata = record(scalar);

const asked = {
  login_hint: text,
  prompt: texts,
  protocol,
  redirect_uri: text,
  response_mode: choice('query', 'fragment', 'form_post', 'web_message'),
  response_type: texts,
  state: text,
};

const loginTransactionSchema = object(
  { metadata: transactionMetadata },
  {
    ...asked,
    id: text,
    acr_values: texts,
    actor,
    actor_token_type: text,
    correlation_id: text,
    linking_id: text,
    locale: text,
    requested_authorization_details: dictionaries,
    requested_scopes: texts,
    subject_token_type: text,
    ui_locales: texts,
  },
);

export interface LoginTransaction extends TypeOf<typeof loginTransactionSchema> {}
export const loginTransaction: ObjectSchema<LoginTransaction> = loginTransactionSchema;

const registration = { acr_values: texts, locale: text, requested_scopes: texts, ui_locales: texts };

const postRegistrationTransactionSchema = object(registration, asked);

export interface PostRegistrationTransaction extends TypeOf<typeof postRegistrationTransactionSchema> {}
export const postRegistrationTransaction: ObjectSchema<PostRegistrationTransaction> =
  postRegistrationTransactionSchema;

const preRegistrationTransactionSchema = object(registration, { ...asked, correlation_id: text });

export interface PreRegistrationTransaction extends TypeOf<typeof preRegistrationTransactionSchema> {}
export const preRegistrationTransaction: ObjectSchema<PreRegistrationTransaction> =
  preRegistrationTransactionSchema;

/** What several events know of what led to them. */
export const correlation = object({}, { correlation_id: text });
