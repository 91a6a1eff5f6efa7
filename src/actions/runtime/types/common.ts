/** `event.secrets` of an Action that does not say which ones it has: each may be missing. */
export type Secrets = Readonly<Record<string, string>>;

/** Keys and values that the tenant's administrators chose: only strings. */
export type Labels = Readonly<Record<string, string>>;

/** Data of any shape: check a value before you use it. */
export type Dictionary = Readonly<Record<string, unknown>>;

export interface Agent {
  readonly agent_id: string;
  readonly agent_metadata: Dictionary;
  readonly name: string;
}

export interface Client {
  readonly client_id: string;
  readonly metadata: Labels;
  readonly name: string;
}

export interface Connection {
  readonly id: string;
  readonly metadata?: Labels;
  readonly name: string;
  /** `auth0` for a database, else the identity provider: `google-oauth2`, `samlp`, `adfs`. */
  readonly strategy: string;
}

export interface CustomDomain {
  readonly domain: string;
  readonly domain_metadata: Labels;
}

export interface Organization {
  readonly id: string;
  readonly display_name: string;
  readonly metadata: Labels;
  readonly name: string;
}

export interface ResourceServer {
  readonly identifier: string;
}

export interface SecurityContext {
  readonly ja3?: string;
  readonly ja4?: string;
}

export interface Tenant {
  readonly id: string;
}

export interface GeoIp {
  readonly cityName?: string;
  readonly continentCode?: string;
  readonly countryCode?: string;
  readonly countryCode3?: string;
  readonly countryName?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly subdivisionCode?: string;
  readonly subdivisionName?: string;
  readonly timeZone?: string;
}

/** The parts of a request that every trigger's event has. */
export interface RequestBase {
  readonly geoip: GeoIp;
  readonly hostname?: string;
  readonly ip: string;
  readonly language?: string;
  readonly method: string;
  readonly user_agent?: string;
}

export interface RequestWithBody extends RequestBase {
  readonly body: Dictionary;
}
