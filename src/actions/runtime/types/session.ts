import type { Dictionary, GeoIp } from './common.ts';

export interface Device {
  readonly initial_asn?: string;
  readonly initial_ip?: string;
  readonly initial_user_agent?: string;
  readonly last_asn?: string;
  readonly last_ip?: string;
  readonly last_user_agent?: string;
}

/** Dates are ISO 8601 texts. Only `id` is there on every plan. */
export interface Session {
  readonly id: string;
  readonly actor?: { readonly sub: string };
  readonly authenticated_at?: string;
  readonly clients?: readonly { readonly client_id: string }[];
  readonly cookie?: { readonly mode: 'persistent' | 'non-persistent' };
  readonly created_at?: string;
  readonly device?: Device;
  readonly expires_at?: string;
  readonly idle_expires_at?: string;
  readonly last_interacted_at?: string;
  readonly metadata?: Dictionary;
  readonly session_transfer?: {
    readonly parent_refresh_token?: { readonly id?: string; readonly metadata?: Dictionary };
  };
  readonly updated_at?: string;
  readonly user_id?: string;
}

/** There at a refresh token exchange; at a first login it is not. Dates are ISO 8601 texts. */
export interface RefreshToken {
  readonly id: string;
  readonly client_id?: string;
  readonly created_at: string;
  readonly device?: Device;
  readonly expires_at?: string;
  readonly idle_expires_at?: string;
  readonly last_exchanged_at?: string;
  readonly metadata?: Dictionary;
  readonly resource_servers?: readonly Dictionary[];
  readonly rotating?: boolean;
  readonly session_id?: string;
  readonly session_transfer?: { readonly parent_refresh_token?: { readonly id?: string } };
  readonly user_id?: string;
}

/** Native to Web SSO (Early Access). */
export interface SessionTransferToken {
  readonly client_id: string;
  readonly request: {
    readonly asn?: string;
    readonly geoip?: GeoIp;
    readonly ip: string;
    readonly user_agent?: string;
  };
  readonly scope: readonly string[];
}
