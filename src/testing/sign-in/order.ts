import type { Doc } from '../../core/json.ts';
import type { CacheEntries } from '../cache-entries.ts';

/** How an application can ask for tokens, in short. */
export type Protocol = 'code' | 'implicit' | 'hybrid' | 'saml' | 'password' | 'refresh' | 'device';

/** The request that a login came with, by the names of `event.request`. */
export interface RequestOptions {
  readonly ip?: string;
  readonly user_agent?: string;
  readonly language?: string;
  readonly geoip?: Readonly<Record<string, string | number>>;
  readonly asn?: string;
  readonly hostname?: string;
  /** Put into the query of the request to `/authorize`. */
  readonly query?: Readonly<Record<string, string>>;
}

/** A sign-in as a test asks for it: data. */
export interface Order {
  readonly persona: string;
  readonly application: string;
  readonly audience?: string | undefined;
  readonly scope?: string | readonly string[] | undefined;
  readonly organization?: string | undefined;
  readonly connection?: string | undefined;
  readonly protocol?: Protocol | undefined;
  readonly prompt?: string | undefined;
  readonly request?: RequestOptions | undefined;
  /** More of `event.transaction`. */
  readonly transaction?: Doc | undefined;
  /** What is different about the person: `{ blocked: true }`. */
  readonly user?: object | undefined;
  /** The factors that the person has enrolled in. */
  readonly enrolled?: readonly string[] | undefined;
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  readonly cache?: CacheEntries | undefined;
}

interface Row {
  /** `event.transaction.protocol` */
  readonly protocol: string;
  /** The application needs one of them. */
  readonly grants: readonly string[];
  readonly responseType?: readonly string[];
}

/** What each protocol is to Auth0. */
export const PROTOCOLS: Readonly<Record<Protocol, Row>> = {
  code: { protocol: 'oidc-basic-profile', grants: ['authorization_code'], responseType: ['code'] },
  implicit: { protocol: 'oidc-implicit-profile', grants: ['implicit'], responseType: ['token', 'id_token'] },
  hybrid: {
    protocol: 'oidc-hybrid-profile',
    grants: ['authorization_code'],
    responseType: ['code', 'id_token'],
  },
  saml: { protocol: 'samlp', grants: [] },
  password: {
    protocol: 'oauth2-password',
    grants: ['http://auth0.com/oauth/grant-type/password-realm', 'password'],
  },
  refresh: { protocol: 'oauth2-refresh-token', grants: ['refresh_token'] },
  device: { protocol: 'oauth2-device-code', grants: ['urn:ietf:params:oauth:grant-type:device_code'] },
};
