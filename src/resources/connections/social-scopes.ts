import type { Doc, Json } from '../../core/json.ts';

/** Which scopes a provider is asked for follows from the flags of a connection's options. */
interface Scopes {
  /** Those that are asked for whatever the flags say. */
  readonly base?: readonly string[];
  /** The provider's words, by flag; a flag that is not here is its own word. */
  readonly words?: Readonly<Record<string, string>>;
  /** Which flags are scopes, where not each one is. */
  readonly flags?: readonly string[];
  /** The word of a flag that has none of its own. */
  word?(flag: string): string;
  /** One text with commas (Facebook, documented) or spaces (Apple, documented) instead of a list. */
  readonly joined?: string;
}

const GITHUB = {
  email: 'user:email',
  read_user: 'read:user',
  follow: 'user:follow',
  repo_status: 'repo:status',
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

const GOOGLE = {
  email: 'email',
  profile: 'profile',
  chrome_web_store: 'https://www.googleapis.com/auth/chromewebstore',
  contacts: 'https://www.google.com/m8/feeds/',
  contacts_new: 'https://www.googleapis.com/auth/contacts',
  content_api_for_shopping: 'https://www.googleapis.com/auth/content',
  document_list: 'https://docs.google.com/feeds/',
  gmail: 'https://mail.google.com/mail/feed/atom',
  gmail_new: 'https://mail.google.com/',
  google_affiliate_network: 'https://www.googleapis.com/auth/gan',
  google_books: 'https://www.googleapis.com/auth/books',
  google_cloud_storage: 'https://www.googleapis.com/auth/devstorage.read_write',
  google_drive: 'https://www.googleapis.com/auth/drive',
  google_drive_files: 'https://www.googleapis.com/auth/drive.file',
  google_plus: 'https://www.googleapis.com/auth/plus.login',
  latitude_best: 'https://www.googleapis.com/auth/latitude.all.best',
  latitude_city: 'https://www.googleapis.com/auth/latitude.all.city',
  picasa_web: 'https://picasaweb.google.com/data/',
  sites: 'https://sites.google.com/feeds/',
  url_shortener: 'https://www.googleapis.com/auth/urlshortener',
  webmaster_tools: 'https://www.google.com/webmasters/tools/feeds/',
  youtube: 'https://gdata.youtube.com',
  youtube_new: 'https://www.googleapis.com/auth/youtube',
  youtube_channelmemberships_creator: 'https://www.googleapis.com/auth/youtube.channel-memberships.creator',
};

const LINKEDIN = {
  basic_profile: 'r_basicprofile',
  full_profile: 'r_fullprofile',
  network: 'r_network',
};

/** Recorded for GitHub, Google, LINE and Salesforce, documented for the others; the words are the providers' own. */
const scopes: Readonly<Record<string, Scopes>> = {
  github: {
    words: GITHUB,
    flags: Object.keys(GITHUB).concat(
      'public_repo',
      'repo',
      'repo_deployment',
      'delete_repo',
      'notifications',
      'gist',
    ),
  },
  'google-oauth2': {
    words: GOOGLE,
    word: (flag) => `https://www.googleapis.com/auth/${flag.replaceAll('_', '.')}`,
  },
  'google-apps': { flags: ['email', 'profile'] },
  facebook: { joined: ',' },
  linkedin: { words: LINKEDIN },
  windowslive: { words: {}, word: microsoftScope },
  apple: { flags: ['name', 'email'], joined: ' ' },
  line: { base: ['openid'], flags: ['email', 'profile'] },
  amazon: { flags: ['profile', 'postal_code'] },
  paypal: { base: ['openid'], flags: ['profile', 'email', 'address', 'phone'] },
  'paypal-sandbox': { base: ['openid'], flags: ['profile', 'email', 'address', 'phone'] },
  salesforce: { flags: [] },
  'salesforce-sandbox': { flags: [] },
  'salesforce-community': { flags: [] },
};

/** Flags that are no scopes. */
const NO_SCOPES: ReadonlySet<string> = new Set(['allow_context_profile_field', 'offline_access']);

/** `graph_calendars_update` → `Calendars.ReadWrite`, `signin` → `wl.signin`: Microsoft Graph's and Windows Live's words. */
function microsoftScope(flag: string): string {
  if (flag.endsWith('_all') || flag.startsWith('mail_') || flag.startsWith('rolemanagement_')) {
    return flag
      .split('_')
      .map(capital)
      .join('.')
      .replace('Readwrite', 'ReadWrite')
      .replace('Readbasic', 'ReadBasic');
  }
  if (!flag.startsWith('graph_')) return `wl.${flag}`;
  const [noun = '', ...rest] = flag.slice('graph_'.length).split('_');
  const verb = rest.includes('update') ? 'ReadWrite' : rest.includes('create') ? 'Create' : 'Read';
  const name = noun === 'emails' ? 'Mail' : capital(noun);
  return [name, verb, ...(rest.includes('all') ? ['All'] : [])].join('.');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The `scope` of a connection's options, or nothing where the strategy computes none. */
export function scopeOf(strategy: string, options: Doc): Doc {
  const rules = scopes[strategy];
  if (!rules) return {};
  const {
    base = [],
    words = {},
    flags = Object.keys(options),
    word = (flag: string) => flag,
    joined,
  } = rules;
  const asked = flags.filter((flag) => options[flag] === true && !NO_SCOPES.has(flag));
  const computed = [
    ...base,
    ...asked.map((flag) => words[flag] ?? word(flag)),
    ...textsIn(options.freeform_scopes),
  ];
  if (joined !== undefined) return computed.length > 0 ? { scope: computed.join(joined) } : {};
  const all = [...new Set([...computed, ...textsIn(options.scope)])];
  return { scope: all };
}

function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((one) => typeof one === 'string') : [];
}
