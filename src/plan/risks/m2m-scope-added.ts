import { risk } from '../risk.ts';
import { becomes, gained, hitIf } from './detect.ts';
import { at, grant } from './example.ts';

export const m2mScopeAdded = risk({
  id: 'M2M-SCOPE-ADDED',
  severity: 'medium',
  title: 'A machine may do more',
  why: 'Whoever gets hold of its secret may do so as well.',
  instead: 'Grant what the application uses today.',
  kinds: ['clientGrants'],
  find: (change) => [
    ...hitIf(change.action === 'update' && gained(change, 'scope').length > 0, {
      message: `The application gets ${gained(change, 'scope').join(', ')} besides.`,
      field: 'scope',
      value: gained(change, 'scope')[0] ?? '',
    }),
    ...hitIf(becomes(change, 'allow_all_scopes', true), {
      message: 'The application gets every scope of the API, also those that come later.',
      field: 'allow_all_scopes',
    }),
  ],
  bad: [
    at('/client-grants', grant(['read:bookings']), grant(['read:bookings', 'cancel:bookings'])),
    at('/client-grants', grant([]), { ...grant([]), allow_all_scopes: true }),
  ],
  good: [
    at('/client-grants', undefined, grant(['read:bookings'])),
    at('/client-grants', grant(['read:bookings', 'cancel:bookings']), grant(['read:bookings'])),
  ],
});
