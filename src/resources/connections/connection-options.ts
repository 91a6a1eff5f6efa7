import { type Doc, isDoc } from '../../core/json.ts';
import { certificateFacts } from './certificate-facts.ts';

/** What Auth0 adds to the options that a request has, by strategy; recorded, and on create also `created`. */
interface Additions {
  /** On create and on every update: `options` is replaced whole, and then filled again. */
  readonly always?: Doc | ((options: Doc) => Doc);
  readonly created?: Doc;
  readonly updated?: Doc;
}

const PROFILE = { email: true, profile: true };

const database: Additions = {
  always: {
    authentication_methods: {
      password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
      passkey: { enabled: false },
    },
    passkey_options: {
      challenge_ui: 'both',
      progressive_enrollment_enabled: true,
      local_enrollment_enabled: true,
    },
  },
  created: {
    mfa: { active: true, return_enroll_settings: true },
    passwordPolicy: 'good',
    strategy_version: 2,
    brute_force_protection: true,
  },
};

const oidc: Additions = {
  always: { schema_version: 'oidc-V4', type: 'back_channel', attribute_map: { mapping_mode: 'bind_all' } },
  created: { connection_settings: { pkce: 'auto' } },
  // Recorded six times of six: an update without the setting turns PKCE off.
  updated: { connection_settings: { pkce: 'disabled' } },
};

const additions: Readonly<Record<string, Additions>> = {
  auth0: database,
  'google-oauth2': { always: { ...PROFILE, scope: ['email', 'profile'] } },
  'google-apps': {
    always: { ...PROFILE, scope: ['email', 'profile'] },
    created: { handle_login_from_social: true },
  },
  github: { always: githubScope },
  facebook: { always: facebookScope },
  samlp: {
    always: (options) => ({
      ...certificateFacts(options.signingCert ?? options.cert),
      assertion_decryption_settings: { algorithm_profile: 'v2026-1', algorithm_exceptions: [] },
    }),
  },
  oidc,
  okta: { ...oidc, always: { ...oidc.always, attribute_map: { mapping_mode: 'basic_profile' } } },
};

/** The options of a connection as Auth0 stores them. */
export function completedOptions(strategy: string, options: Doc, created: boolean): Doc {
  const { always = {}, ...once } = additions[strategy] ?? {};
  const added = typeof always === 'function' ? always(options) : always;
  return merged(merged(options, added), (created ? once.created : once.updated) ?? {});
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

/** GitHub's and Facebook's scopes follow from the flags (recorded for GitHub). */
function githubScope(options: Doc): Doc {
  const names: Readonly<Record<string, string>> = {
    email: 'user:email',
    read_user: 'read:user',
    follow: 'user:follow',
    public_repo: 'public_repo',
    repo: 'repo',
    repo_deployment: 'repo_deployment',
    repo_status: 'repo:status',
    delete_repo: 'delete_repo',
    notifications: 'notifications',
    gist: 'gist',
    read_repo_hook: 'read:repo_hook',
    write_repo_hook: 'write:repo_hook',
    admin_repo_hook: 'admin:repo_hook',
    read_org: 'read:org',
    admin_org: 'admin:org',
    read_public_key: 'read:public_key',
    write_public_key: 'write:public_key',
    admin_public_key: 'admin:public_key',
    write_org: 'write:org',
  };
  const scope = Object.keys(names).flatMap((flag) => (options[flag] === true ? [names[flag] ?? flag] : []));
  return { profile: true, ...(scope.length > 0 && { scope }) };
}

function facebookScope(options: Doc): Doc {
  const scope = Object.keys(options).filter(
    (flag) => options[flag] === true && flag !== 'allow_context_profile_field',
  );
  return scope.length > 0 ? { scope: scope.join(',') } : {};
}
