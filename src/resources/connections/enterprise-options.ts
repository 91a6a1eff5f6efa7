import {
  anything,
  choice,
  dictionary,
  either,
  flag,
  free,
  listOf,
  number,
  settings,
  text,
  texts,
} from '../schema.ts';
import { ref, secret, set } from '../traits.ts';
import { rootAttributes, upstreamParams } from './database-options.ts';

/** Options of enterprise connections. */

export const enterpriseCommon = {
  tenant_domain: text,
  domain_aliases: set(texts),
  icon_url: text,
  non_persistent_attrs: set(texts).nullable(),
  set_user_root_attributes: rootAttributes,
  should_trust_email_verified_connection: choice(
    'never_set_emails_as_verified',
    'always_set_emails_as_verified',
  ),
  strategy_version: number,
  upstream_params: upstreamParams,
};

const keyPair = settings({ cert: text, key: secret(text) });

export const samlOptions = {
  ...enterpriseCommon,
  signInEndpoint: text,
  signOutEndpoint: text,
  disableSignout: flag,
  signingCert: text,
  cert: text,
  metadataXml: text,
  metadataUrl: text,
  entityId: text,
  destinationUrl: text,
  recipientUrl: text,
  requestTemplate: text,
  bindingMethod: text,
  protocolBinding: choice(
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  ),
  signSAMLRequest: flag,
  signatureAlgorithm: choice('rsa-sha1', 'rsa-sha256'),
  digestAlgorithm: choice('sha1', 'sha256'),
  deflate: flag,
  debug: flag,
  fieldsMap: dictionary(either(text, texts)),
  user_id_attribute: text,
  idpinitiated: settings({
    enabled: flag,
    client_id: ref(text, 'clients'),
    client_protocol: choice('oidc', 'samlp', 'wsfed', 'oauth2'),
    client_authorizequery: text,
  }),
  signing_key: keyPair,
  decryptionKey: either(secret(text), keyPair),
  assertion_decryption_settings: settings({
    algorithm_profile: choice('v2026-1'),
    algorithm_exceptions: set(texts),
  }),
  thumbprints: set(texts),
  expires: text,
  subject: free,
  global_token_revocation_jwt_iss: text,
  global_token_revocation_jwt_sub: text,
  federated_connections_access_tokens: settings({ active: flag }).nullable(),
  discovery_url: text,
  oidc_metadata: free,
};

export const pingFederateOptions = { ...samlOptions, pingFederateBaseUrl: text };

const algorithm = choice('ES256', 'ES384', 'PS256', 'PS384', 'RS256', 'RS384', 'RS512');

export const oidcOptions = {
  ...enterpriseCommon,
  type: choice('back_channel', 'front_channel'),
  domain: text,
  federated_connections_access_tokens: settings({ active: flag }).nullable(),
  client_id: text,
  client_secret: secret(text),
  discovery_url: text.nullable(),
  issuer: text,
  authorization_endpoint: text.nullable(),
  token_endpoint: text.nullable(),
  userinfo_endpoint: text.nullable(),
  jwks_uri: text,
  scope: text,
  schema_version: text,
  attribute_map: settings({
    attributes: dictionary(anything),
    mapping_mode: choice('bind_all', 'use_map', 'basic_profile'),
    userinfo_scope: text,
  }),
  connection_settings: settings({ pkce: choice('auto', 'S256', 'plain', 'disabled') }),
  token_endpoint_auth_method: choice('client_secret_post', 'private_key_jwt').nullable(),
  token_endpoint_auth_signing_alg: algorithm.nullable(),
  token_endpoint_jwtca_aud_format: choice('issuer', 'token_endpoint'),
  id_token_signed_response_algs: set(listOf(algorithm)).nullable(),
  id_token_session_expiry_supported: flag,
  dpop_signing_alg: choice('ES256', 'ES384', 'ES512', 'Ed25519'),
  enable_pushed_authorization_requests: flag,
  pushed_authorization_request_endpoint: text,
  send_back_channel_nonce: flag,
  useOauthSpecScope: flag,
  oidc_metadata: free,
};
