import { itemsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { at } from './example.ts';

export const mfaPolicyDropped = risk({
  id: 'MFA-POLICY-DROPPED',
  severity: 'critical',
  title: 'MFA is no longer required',
  why: 'A password alone signs people in.',
  instead: 'Keep `all-applications`, and let an Action make exceptions.',
  kinds: ['guardianPolicies'],
  find: (change) =>
    itemsOf(change.before?.policies)
      .filter((policy) => change.after !== undefined && !itemsOf(change.after.policies).includes(policy))
      .map((value) => ({
        field: 'policies',
        value,
        message: `MFA is no longer asked for under the policy ${String(value)}.`,
      })),
  bad: [
    at('/guardian/policies', { policies: ['all-applications'] }, { policies: [] }),
    at('/guardian/policies', { policies: ['all-applications'] }, { policies: ['confidence-score'] }),
  ],
  good: [at('/guardian/policies', { policies: [] }, { policies: ['all-applications'] })],
});
