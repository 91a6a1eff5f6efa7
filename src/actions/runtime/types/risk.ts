import type { Dictionary } from './common.ts';

export type Confidence = 'low' | 'medium' | 'high' | 'neutral';

interface Assessment<Code extends string> {
  readonly code: Code;
  readonly confidence: Confidence;
}

export interface AgentDetection extends Assessment<'unknown' | 'verified_agent'> {
  readonly details?: { readonly provider?: string };
}

export type ImpossibleTravel = Assessment<
  | 'minimal_travel_from_last_login'
  | 'travel_from_last_login'
  | 'substantial_travel_from_last_login'
  | 'impossible_travel_from_last_login'
  | 'invalid_travel'
  | 'missing_geoip'
  | 'anonymous_proxy'
  | 'unknown_location'
  | 'initial_login'
  | 'location_history_not_found'
  | 'assessment_not_available'
>;

export interface NewDevice
  extends Assessment<
    | 'initial_login'
    | 'assessment_not_available'
    | 'match'
    | 'partial_match'
    | 'no_match'
    | 'unknown_device'
    | 'no_device_history'
  > {
  readonly details?: { readonly device?: 'unknown' | 'known'; readonly useragent?: 'unknown' | 'known' };
}

export interface UntrustedIP
  extends Assessment<
    'assessment_not_available' | 'not_found_on_deny_list' | 'found_on_deny_list' | 'invalid_ip_address'
  > {
  readonly details?: {
    readonly category?: string;
    readonly ip?: string;
    readonly matches?: string;
    readonly source?: string;
  };
}

/** What Akamai, in front of the tenant, says about the request (Early Access). */
export interface SupplementalRisk {
  readonly akamai?: {
    readonly akamaiBot?: {
      readonly type?: string;
      readonly action?: string;
      readonly botCategory?: readonly string[];
      readonly botScore?: number;
      readonly botScoreResponseSegment?: string;
      readonly botnetId?: string;
    };
    readonly akamaiUserRisk?: {
      readonly action?: string;
      readonly allow?: number;
      readonly emailDomain?: string;
      readonly general?: Dictionary;
      readonly ouid?: string;
      readonly requestid?: string;
      readonly risk?: Dictionary;
      readonly score?: number;
      readonly status?: number;
      readonly trust?: Dictionary;
      readonly username?: string;
      readonly uuid?: string;
    };
  };
}

export interface RiskAssessment {
  readonly assessments: {
    readonly AgentDetection?: AgentDetection;
    readonly ImpossibleTravel?: ImpossibleTravel;
    readonly NewDevice?: NewDevice;
    readonly UntrustedIP?: UntrustedIP;
  };
  readonly confidence: Confidence;
  readonly supplemental?: SupplementalRisk;
  readonly version: string;
}

/** `event.authentication` while a person signs up. */
export interface RegistrationAuthentication {
  readonly riskAssessment?: { readonly supplemental?: SupplementalRisk };
}
