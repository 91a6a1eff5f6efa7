import { type Asset, asset } from '../../asset.ts';
import type { Kind } from '../../kind.ts';
import { choice, object } from '../../schema.ts';
import { enrollments } from './enrollments.ts';
import { factors, guardianFactorsAsset } from './factors.ts';
import { otherFactors } from './other-factors.ts';
import { phoneFactor, phoneFactorAssets, twilio } from './phone-factor.ts';
import { guardianPoliciesAsset, policies } from './policies.ts';
import { pushFactor, sns } from './push-factor.ts';

/** Multi-factor authentication. */
export const guardian: readonly Kind[] = [
  factors,
  policies,
  ...phoneFactor,
  ...pushFactor,
  ...otherFactors,
  enrollments,
];

export const guardianAssets: readonly Asset[] = [
  guardianFactorsAsset,
  guardianPoliciesAsset,
  ...phoneFactorAssets,
  // auth0-deploy-cli knows these two: Twilio for messages, SNS for notifications.
  asset({
    key: 'guardianFactorProviders',
    layout: 'list',
    identity: ['name', 'provider'],
    entry: object(
      { name: choice('sms', 'push-notification'), provider: choice('twilio', 'sns') },
      { ...twilio.shape, ...sns.shape },
    ),
  }),
];
