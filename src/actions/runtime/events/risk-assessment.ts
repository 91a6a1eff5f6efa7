import { supplementalRisk } from './akamai.ts';
import { choice, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

export const confidence = choice('low', 'medium', 'high', 'neutral');

export const agentDetection = object(
  { code: choice('unknown', 'verified_agent'), confidence },
  { details: object({}, { provider: text }) },
);

export const impossibleTravel = object({
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

const known = choice('unknown', 'known');

export const newDevice = object(
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

export const untrustedIp = object(
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
