import { textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { becomes, differs, hitIf, valueAt } from './detect.ts';
import { api } from './example.ts';

export const apiSkipConsent = risk({
  id: 'API-SKIP-CONSENT',
  severity: 'medium',
  title: 'Nobody is asked for consent',
  why: 'Applications get what they ask for at the API without the user seeing it.',
  instead: 'Keep consent for everything but your own applications.',
  kinds: ['resourceServers'],
  find: (change) => [
    ...hitIf(
      change.before !== undefined && becomes(change, 'skip_consent_for_verifiable_first_party_clients', true),
      {
        message: `First-party applications get access to ${change.name} without a question.`,
        field: 'skip_consent_for_verifiable_first_party_clients',
      },
    ),
    ...hitIf(
      textOf(valueAt(change.before, 'consent_policy')) !== undefined && differs(change, 'consent_policy'),
      { message: `${change.name} has another consent policy, or none.`, field: 'consent_policy' },
    ),
  ],
  bad: [
    api(
      { skip_consent_for_verifiable_first_party_clients: false },
      { skip_consent_for_verifiable_first_party_clients: true },
    ),
    api({ consent_policy: 'transactional-authorization-with-mfa' }, { consent_policy: null }),
  ],
  good: [
    api(
      { skip_consent_for_verifiable_first_party_clients: true },
      { skip_consent_for_verifiable_first_party_clients: false },
    ),
  ],
});
