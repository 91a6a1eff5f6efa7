import { docOf, textsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { application } from './example.ts';

export const callbackOrderSaml = risk({
  id: 'CALLBACK-ORDER-SAML',
  severity: 'medium',
  title: 'Another first callback of a SAML or WS-Fed application',
  why: 'Where a request names no address (sign-in that begins at the identity provider), the first callback is used.',
  instead: 'Keep the first one first, and add behind it.',
  kinds: ['clients'],
  find: (change) => {
    const { before, after } = change;
    const addons = docOf(after?.addons);
    const [old] = textsOf(before?.callbacks);
    const [now] = textsOf(after?.callbacks);
    return hitIf(('samlp' in addons || 'wsfed' in addons) && old !== undefined && old !== now, {
      message: `Sign-ins that name no address go to ${now ?? 'nowhere'} from now on, not to ${old}.`,
      field: 'callbacks',
    });
  },
  bad: [
    application(
      { addons: { samlp: {} }, callbacks: ['https://a.fernhill.example/', 'https://b.fernhill.example/'] },
      { addons: { samlp: {} }, callbacks: ['https://c.fernhill.example/', 'https://a.fernhill.example/'] },
    ),
  ],
  good: [
    application(
      { callbacks: ['https://a.fernhill.example/'] },
      { callbacks: ['https://b.fernhill.example/', 'https://a.fernhill.example/'] },
    ),
  ],
});
