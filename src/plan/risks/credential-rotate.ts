import { risk } from '../risk.ts';
import { differs, hitIf } from './detect.ts';
import { application, newApplication } from './example.ts';

export const credentialRotate = risk({
  id: 'CREDENTIAL-ROTATE',
  severity: 'high',
  title: 'The credentials of an application change',
  why: 'Within half a minute the old secret works no more: an application that has not got the new one is shut out.',
  instead: 'Let the application try both while it changes, or use keys, of which two can be valid.',
  kinds: ['clients'],
  find: (change) =>
    hitIf(differs(change, 'client_secret'), {
      field: 'client_secret',
      message: `${change.name} gets another secret.`,
    }),
  bad: [application({ client_secret: 'the-old-secret' }, { client_secret: 'the-new-secret' })],
  good: [newApplication({ client_secret: 'the-first-secret' })],
});
