import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { attackProtection, attackProtectionAsset } from './attack-protection.ts';
import { guardian, guardianAssets } from './guardian/rows.ts';
import { rateLimitPolicies, rateLimitPoliciesAsset } from './rate-limit-policies.ts';
import { riskAssessment, riskAssessmentAsset } from './risk-assessment.ts';
import { supplementalSignals, supplementalSignalsAsset } from './supplemental-signals.ts';

/** Attack protection and multi-factor authentication. */
export const securityKinds: readonly Kind[] = [
  ...attackProtection,
  ...guardian,
  ...riskAssessment,
  supplementalSignals,
  rateLimitPolicies,
];

export const securityAssets: readonly Asset[] = [
  attackProtectionAsset,
  ...guardianAssets,
  riskAssessmentAsset,
  supplementalSignalsAsset,
  rateLimitPoliciesAsset,
];
