/** Strategies that the Management API takes for a connection, besides those whose options the table knows. */
export const OTHER_STRATEGIES =
  `ad amazon apple dropbox bitbucket auth0-oidc baidu bitly box custom daccount dwolla
  email evernote-sandbox evernote exact fitbit google-apps instagram ip line linkedin oauth1 oauth2 office365 paypal
  paypal-sandbox pingfederate planningcenter salesforce-community salesforce-sandbox salesforce sharepoint shopify
  shop sms soundcloud thirtysevensignals twitter untappd vkontakte waad weibo windowslive wordpress yahoo yandex
  notion-mcp asana atlassian cloudflare-mcp gitlab hubspot-mcp linear-mcp sentry-mcp slack`.split(/\s+/);

export const KNOWN_STRATEGIES = [
  'google-oauth2',
  'github',
  'facebook',
  'samlp',
  'adfs',
  'oidc',
  'okta',
] as const;

/** Enterprise strategies: their connections have a button of their own, which is off until it is asked for (recorded). */
export const ENTERPRISE: ReadonlySet<string> = new Set([
  ...[
    'samlp',
    'adfs',
    'oidc',
    'okta',
    'waad',
    'google-apps',
    'ad',
    'pingfederate',
    'office365',
    'sharepoint',
  ],
]);
