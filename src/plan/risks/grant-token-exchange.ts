import { risk } from '../risk.ts';
import { differs, gained, hitIf } from './detect.ts';
import { application, at } from './example.ts';

export const grantTokenExchange = risk({
  id: 'GRANT-TOKEN-EXCHANGE',
  severity: 'high',
  title: 'Token exchange',
  why: 'An Action decides whose tokens somebody gets for a token of another system: a weak check there lets anyone be anyone.',
  instead:
    'Verify the subject token’s signature, issuer and audience in the Action, and allow as few applications as possible.',
  kinds: ['clients', 'tokenExchangeProfiles'],
  find: (change) => {
    if (change.kind === 'tokenExchangeProfiles') {
      return hitIf(
        change.action === 'create' || change.action === 'replace' || differs(change, 'action_id'),
        {
          message: `${change.name}: an Action decides whose tokens are given out.`,
          field: 'action_id',
        },
      );
    }
    return gained(change, 'token_exchange.allow_any_profile_of_type').map((value) => ({
      field: 'token_exchange.allow_any_profile_of_type',
      value,
      message: `${change.name} may exchange tokens of other systems.`,
    }));
  },
  bad: [
    application({}, { token_exchange: { allow_any_profile_of_type: ['custom_authentication'] } }),
    at('/token-exchange-profiles', undefined, {
      name: 'Partner',
      subject_token_type: 'urn:fernhill:partner',
      action_id: 'a',
    }),
  ],
  good: [
    at('/token-exchange-profiles', { name: 'Partner', action_id: 'a' }, { name: 'Partners', action_id: 'a' }),
  ],
});
