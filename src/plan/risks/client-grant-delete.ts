import { risk } from '../risk.ts';
import { hitIf, valueAt } from './detect.ts';
import { at, grant } from './example.ts';

export const clientGrantDelete = risk({
  id: 'CLIENT-GRANT-DELETE',
  severity: 'high',
  title: 'A grant of an application is deleted',
  why: 'The application gets no tokens for the API from then on.',
  instead: 'Narrow the grant scope by scope, and watch the log for token requests that fail.',
  kinds: ['clientGrants'],
  find: ({ action, before }) =>
    hitIf(action === 'delete' || action === 'replace', {
      message: `The application gets no more tokens for ${String(valueAt(before, 'audience'))}.`,
    }),
  bad: [at('/client-grants', grant(['read:bookings']), undefined)],
  good: [at('/client-grants', undefined, grant(['read:bookings']))],
});
