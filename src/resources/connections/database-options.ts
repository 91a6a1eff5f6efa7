import { choice, dictionary, flag, listOf, number, object, settings, text, texts } from '../schema.ts';
import { file, ref, secret, set } from '../traits.ts';

/** Options of a database connection, as the Management API and auth0-deploy-cli document them. */

export const rootAttributes = choice('on_each_login', 'on_first_login', 'never_on_login');

/** What is passed on to the identity provider: `{ login_hint: { alias: 'login_hint' } }`. */
export const upstreamParams = dictionary(settings({ alias: text, value: text }).nullable()).nullable();

const enable = settings({ enable: flag }).nullable();
const enabled = settings({ enabled: flag });
const status = choice('required', 'optional', 'inactive');
const signup = settings({ status, verification: settings({ active: flag }) });

const attributes = settings({
  email: settings({
    identifier: settings({ active: flag, default_method: choice('password', 'email_otp') }),
    unique: flag,
    profile_required: flag,
    verification_method: choice('link', 'otp'),
    signup,
  }),
  phone_number: settings({
    identifier: settings({ active: flag, default_method: choice('password', 'phone_otp') }),
    profile_required: flag,
    signup,
  }),
  username: settings({
    identifier: settings({ active: flag, default_method: choice('password') }),
    profile_required: flag,
    signup: settings({ status }),
    validation: settings({
      min_length: number,
      max_length: number,
      allowed_types: settings({ email: flag, phone_number: flag }),
    }),
  }),
});

const passwordOptions = settings({
  complexity: settings({
    min_length: number,
    character_types: set(listOf(choice('uppercase', 'lowercase', 'number', 'special'))),
    character_type_rule: choice('all', 'three_of_four'),
    identical_characters: choice('allow', 'block'),
    sequential_characters: choice('allow', 'block'),
    max_length_exceeded: choice('truncate', 'error'),
  }),
  dictionary: settings({ active: flag, custom: set(texts), default: choice('en_10k', 'en_100k') }),
  history: settings({ active: flag, size: number }),
  profile_data: settings({ active: flag, blocked_fields: set(texts) }),
});

/** Custom database scripts: in `tenant/`, each the path of a JavaScript file. */
const script = file(text);
const customScripts = settings({
  login: script,
  get_user: script,
  delete: script,
  change_password: script,
  verify: script,
  create: script,
  change_username: script,
  change_email: script,
  change_phone_number: script,
});

export const gateway = settings({
  method: text,
  audience: text,
  secret: secret(text),
  subject: text,
  secret_base64_encoded: flag,
}).nullable();

export const databaseOptions = {
  attributes,
  authentication_methods: settings({
    password: settings({
      enabled: flag,
      api_behavior: choice('required', 'optional'),
      signup_behavior: choice('allow', 'block'),
    }),
    passkey: enabled,
    email_otp: enabled,
    phone_otp: enabled,
  }).nullable(),
  passkey_options: settings({
    challenge_ui: choice('both', 'autofill', 'button'),
    progressive_enrollment_enabled: flag,
    local_enrollment_enabled: flag,
  }).nullable(),
  password_options: passwordOptions,
  passwordPolicy: choice('none', 'low', 'fair', 'good', 'excellent').nullable(),
  password_complexity_options: settings({ min_length: number }).nullable(),
  password_dictionary: settings({ enable: flag, dictionary: set(texts) }).nullable(),
  password_history: settings({ enable: flag, size: number }).nullable(),
  password_no_personal_info: enable,
  brute_force_protection: flag,
  disable_signup: flag,
  requires_username: flag,
  disable_self_service_change_password: flag,
  validation: settings({ username: object({ min: number, max: number }).nullable() }).nullable(),
  precedence: listOf(choice('email', 'phone_number', 'username')),
  mfa: settings({ active: flag, return_enroll_settings: flag }),
  enable_script_context: flag,
  enabledDatabaseCustomization: flag,
  import_mode: flag,
  realm_fallback: flag,
  strategy_version: number,
  customScripts,
  configuration: dictionary(secret(text).nullable()).nullable(),
  custom_password_hash: settings({ action_id: ref(text, 'actions') }).nullable(),
  gateway_authentication: gateway,
  non_persistent_attrs: set(texts).nullable(),
  set_user_root_attributes: rootAttributes,
  upstream_params: upstreamParams,
};
