import { type Doc, isDoc } from '../../core/json.ts';
import { certificateFacts } from './certificate-facts.ts';
import { certificateIn, federationMetadata, samlMetadata } from './saml-metadata.ts';
import { scopeOf } from './social-scopes.ts';

/** What Auth0 makes of the options that a request has; `before` are those that they replace. */
type Complete = (options: Doc, before: Doc | undefined, tenant: { readonly domain: string }) => Doc;

const PASSKEYS = {
  authentication_methods: {
    password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
    passkey: { enabled: false },
  },
  passkey_options: {
    challenge_ui: 'both',
    progressive_enrollment_enabled: true,
    local_enrollment_enabled: true,
  },
};

/** Recorded in five writes of six: with attributes to be identified by come the one-time passwords that can go to them. */
const ONE_TIME_PASSWORDS = {
  authentication_methods: { email_otp: { enabled: false }, phone_otp: { enabled: false } },
};

const NEW_DATABASE = {
  mfa: { active: true, return_enroll_settings: true },
  passwordPolicy: 'good',
  strategy_version: 2,
  brute_force_protection: true,
};

/** As recorded: a database has ways to authenticate after every write, the rest only when it is made. */
const database: Complete = (options, before) => {
  const { attributes } = options;
  const email = isDoc(attributes) && isDoc(attributes.email) ? attributes.email : undefined;
  const ways = isDoc(attributes) ? merged(options, ONE_TIME_PASSWORDS) : options;
  const completed = merged(merged(ways, PASSKEYS), before ? {} : NEW_DATABASE);
  if (!isDoc(attributes) || !email) return completed;
  const emailDefaults = { unique: true, verification_method: 'link' };
  return { ...completed, attributes: { ...attributes, email: { ...emailDefaults, ...email } } };
};

/** Recorded six times of six: an update without the setting turns PKCE off. */
const oidc =
  (mapping: string): Complete =>
  (options, before) =>
    merged(options, {
      schema_version: 'oidc-V4',
      type: 'back_channel',
      attribute_map: { mapping_mode: mapping },
      connection_settings: { pkce: before ? 'disabled' : 'auto' },
    });

const FROM_METADATA = [
  'signingCert',
  'signInEndpoint',
  'signOutEndpoint',
  'bindingMethod',
  'cert',
  'expires',
  'subject',
  'thumbprints',
];

/** Metadata is read and not kept (recorded). Metadata by its address cannot be fetched here: it counts as unchanged. */
const saml: Complete = ({ metadataXml, ...sent }, before) => {
  const read = typeof metadataXml === 'string' ? samlMetadata(metadataXml) : {};
  const known = sent.metadataUrl !== undefined && before ? picked(before, FROM_METADATA) : {};
  const options = { ...known, ...read, ...sent };
  return merged(
    { ...options, ...certificateFacts(options.signingCert ?? options.cert) },
    before
      ? {}
      : { assertion_decryption_settings: { algorithm_profile: 'v2026-1', algorithm_exceptions: [] } },
  );
};

/** The certificate is shown as `cert` only (recorded). */
const pingFederate: Complete = ({ signingCert, ...options }) => ({
  ...options,
  ...certificateFacts(signingCert ?? options.cert),
});

const adfs: Complete = (options) => {
  const { fedMetadataXml: xml } = options;
  if (typeof xml !== 'string') return options;
  const { thumbprints } = certificateFacts(certificateIn(xml));
  return { ...federationMetadata(xml), ...(thumbprints && { thumbprints }), ...options };
};

/** Thumbprints are those of Microsoft's certificates, which the local tenant does not know (recorded that they are there). */
const azure: Complete = (options, before, { domain }) => ({
  thumbprints: before?.thumbprints ?? [],
  app_domain: domain,
  ...options,
  waad_common_endpoint: options.useCommonEndpoint ?? false,
});

/** Also after an update that leaves them out, the mapping of user ids and the log-in from social are there (recorded). */
const googleApps: Complete = (options, before) => ({
  email: true,
  profile: true,
  ...(before
    ? picked(before, ['map_user_id_to_id', 'handle_login_from_social'])
    : { handle_login_from_social: true }),
  ...options,
});

const complete: Readonly<Record<string, Complete>> = {
  auth0: database,
  oidc: oidc('bind_all'),
  okta: oidc('basic_profile'),
  samlp: saml,
  pingfederate: pingFederate,
  adfs,
  waad: azure,
  'google-apps': googleApps,
  'google-oauth2': (options) => ({ email: true, profile: true, ...options }),
  github: (options) => ({ profile: true, ...options }),
  line: (options) => ({ profile: true, ...options }),
};

/** The options of a connection as Auth0 stores them: on create and on every update, which replaces them whole. */
export function completedOptions(
  strategy: string,
  sent: Doc,
  before: Doc | undefined,
  tenant: { readonly domain: string },
): Doc {
  const options = complete[strategy]?.(sent, before, tenant) ?? sent;
  return { ...options, ...scopeOf(strategy, options) };
}

/** What `options` leaves out is taken from `added`, also within the methods of authentication. */
function merged(options: Doc, added: Doc): Doc {
  const next: Record<string, Doc[string]> = { ...options };
  for (const [key, value] of Object.entries(added)) {
    const own = options[key];
    if (own === undefined) next[key] = value;
    else if (isDoc(own) && isDoc(value)) next[key] = merged(own, value);
  }
  return next;
}

function picked(doc: Doc, keys: readonly string[]): Doc {
  return Object.fromEntries(keys.flatMap((key) => (doc[key] === undefined ? [] : [[key, doc[key]]])));
}
