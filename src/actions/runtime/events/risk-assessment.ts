import { supplementalRisk } from './akamai.ts';
import { choice, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const confidence = choice('low', 'medium', 'high', 'neutral');

const agentDetectionSchema = object(
  { code: choice('unknown', 'verified_agent'), confidence },
  { details: object({}, { provider: text }) },
);

export interface AgentDetection extends TypeOf<typeof agentDetectionSchema> {}
const agentDetection: ObjectSchema<AgentDetection> = agentDetectionSchema;

const impossibleTravelSchema = object({
  code: choice(
    'minimal_travel_from_last_login',
    'travel_from_last_login',
    'substantial_travel_from_last_login',
    'impossible_travel_from_last_login',
    'invalid_travel',
    'missing_geoip',
    'anonymous_proxy',
    'unknown_location',
    'initial_login',
    'location_history_not_found',
    'assessment_not_available',
  ),
  confidence,
});

export interface ImpossibleTravel extends TypeOf<typeof impossibleTravelSchema> {}
const impossibleTravel: ObjectSchema<ImpossibleTravel> = impossibleTravelSchema;

const known = choice('unknown', 'known');

const newDeviceSchema = object(
  {
    code: choice(
      'initial_login',
      'assessment_not_available',
      'match',
      'partial_match',
      'no_match',
      'unknown_device',
      'no_device_history',
    ),
    confidence,
  },
  { details: object({}, { device: known, useragent: known }) },
);

export interface NewDevice extends TypeOf<typeof newDeviceSchema> {}
const newDevice: ObjectSchema<NewDevice> = newDeviceSchema;

const untrustedIpSchema = object(
  {
    code: choice(
      'assessment_not_available',
      'not_found_on_deny_list',
      'found_on_deny_list',
      'invalid_ip_address',
    ),
    confidence,
  },
  { details: object({}, { category: text, ip: text, matches: text, source: text }) },
);

export interface UntrustedIP extends TypeOf<typeof untrustedIpSchema> {}
const untrustedIp: ObjectSchema<UntrustedIP> = untrustedIpSchema;

const riskAssessmentSchema = object(
  {
    assessments: object(
      {},
      {
        AgentDetection: agentDetection,
        ImpossibleTravel: impossibleTravel,
        NewDevice: newDevice,
        UntrustedIP: untrustedIp,
      },
    ),
    confidence,
    version: text,
  },
  { supplemental: supplementalRisk },
);

/** How sure Auth0 is that the person is who they say. */
export interface RiskAssessment extends TypeOf<typeof riskAssessmentSchema> {}
export const riskAssessment: ObjectSchema<RiskAssessment> = riskAssessmentSchema;
