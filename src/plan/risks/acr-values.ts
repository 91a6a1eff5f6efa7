import { itemsOf, textsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { differs, hitIf, valueAt } from './detect.ts';
import { settings } from './example.ts';

export const acrValues = risk({
  id: 'ACR-VALUES',
  severity: 'medium',
  title: 'Sign-ins with other `acr_values` are refused',
  why: 'A request that asks for a value that is not listed fails.',
  instead: 'List every value that an application asks for.',
  kinds: ['tenant'],
  find: (change) =>
    hitIf(
      differs(change, 'acr_values_supported') &&
        itemsOf(valueAt(change.after, 'acr_values_supported')).length > 0,
      {
        field: 'acr_values_supported',
        message: `Only ${textsOf(valueAt(change.after, 'acr_values_supported')).join(', ')} can be asked for.`,
      },
    ),
  bad: [
    settings({}, { acr_values_supported: ['http://schemas.openid.net/pape/policies/2007/06/multi-factor'] }),
  ],
  good: [settings({ acr_values_supported: ['a'] }, { acr_values_supported: [] })],
});
