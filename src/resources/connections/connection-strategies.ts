import type * as z from 'zod';
import { text } from '../schema.ts';
import { secret } from '../traits.ts';
import { databaseOptions } from './database-options.ts';
import { adfsOptions, adOptions, azureOptions, googleAppsOptions } from './directory-options.ts';
import { oidcOptions, pingFederateOptions, samlOptions } from './enterprise-options.ts';
import { oauth1Options, oauth2Options } from './oauth-options.ts';
import { emailOptions, smsOptions } from './passwordless-options.ts';
import {
  amazonOptions,
  appleOptions,
  bitbucketOptions,
  exactOptions,
  facebookOptions,
  githubOptions,
  googleOptions,
  lineOptions,
  linkedinOptions,
  paypalOptions,
  plainOptions,
  salesforceOptions,
  twitterOptions,
  windowsliveOptions,
} from './social-options.ts';

type Options = Readonly<Record<string, z.ZodType>>;

/** A way to sign in that a connection can have. */
export interface Strategy {
  readonly options: Options;
  /** Enterprise strategies: their connections have a button of their own, which is off until it is asked for (recorded). */
  readonly button?: boolean;
  /** Where a customer sets up their side of it (documented; their forms recorded): `p/ad/…`, for some below the tenant's name. */
  readonly ticket?: { readonly below?: 'tenant'; readonly length: number };
  /** True where its connections are shown as what they may be used for, `authentication` and `connected_accounts` (recorded). */
  readonly purposes?: boolean;
  /** True where a connection that has no display name shows its name (recorded). */
  readonly named?: boolean;
}

const database: Strategy = { options: databaseOptions, purposes: true };
const credentials = { client_id: text, client_secret: secret(text) };
const plain: Strategy = { options: plainOptions };
const oidc: Strategy = { options: oidcOptions, button: true, purposes: true, named: true };
const short = { length: 8 };
const belowTenant = { below: 'tenant', length: 8 } as const;

/** Providers of OAuth 2 that have nothing of their own (documented), and those that are newer than their documentation. */
const PLAIN =
  `baidu bitly box daccount dropbox dwolla evernote evernote-sandbox fitbit instagram planningcenter shop
  shopify soundcloud thirtysevensignals untappd vkontakte weibo wordpress yahoo yandex
  notion-mcp asana atlassian cloudflare-mcp gitlab hubspot-mcp linear-mcp sentry-mcp slack`.split(/\s+/);

export const strategies: Readonly<Record<string, Strategy>> = {
  auth0: database,
  email: { options: emailOptions },
  sms: { options: smsOptions },

  ad: { options: adOptions, button: true, ticket: { length: 32 } },
  adfs: { options: adfsOptions, button: true, ticket: short },
  waad: { options: azureOptions, button: true, ticket: belowTenant, named: true },
  'google-apps': { options: googleAppsOptions, button: true, ticket: belowTenant, purposes: true },
  samlp: { options: samlOptions, button: true, ticket: short, purposes: true },
  pingfederate: { options: pingFederateOptions, button: true, ticket: short },
  oidc,
  okta: oidc,
  office365: { options: credentials, button: true, ticket: short },
  sharepoint: { options: plainOptions, button: true },
  'auth0-oidc': { options: credentials },
  ip: { options: {}, button: true },
  custom: { options: {}, ticket: short },

  oauth1: { options: oauth1Options },
  oauth2: { options: oauth2Options, purposes: true },

  'google-oauth2': { options: googleOptions, purposes: true },
  github: { options: githubOptions },
  facebook: { options: facebookOptions },
  linkedin: { options: linkedinOptions },
  windowslive: { options: windowsliveOptions },
  apple: { options: appleOptions },
  twitter: { options: twitterOptions },
  line: { options: lineOptions, purposes: true },
  amazon: { options: amazonOptions },
  paypal: { options: paypalOptions },
  'paypal-sandbox': { options: paypalOptions },
  bitbucket: { options: bitbucketOptions },
  exact: { options: exactOptions },
  salesforce: { options: salesforceOptions },
  'salesforce-sandbox': { options: salesforceOptions },
  'salesforce-community': { options: salesforceOptions },
  ...Object.fromEntries(PLAIN.map((name) => [name, plain])),
};

export const STRATEGIES = Object.keys(strategies);

/** Enterprise strategies: their users are kept by somebody else. */
export const ENTERPRISE: ReadonlySet<string> = new Set(
  STRATEGIES.filter((name) => strategies[name]?.button === true),
);
