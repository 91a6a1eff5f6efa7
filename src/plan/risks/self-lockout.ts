import { risk } from '../risk.ts';
import { hitIf, lost } from './detect.ts';
import { at, grant } from './example.ts';

export const selfLockout = risk({
  id: 'SELF-LOCKOUT',
  severity: 'critical',
  title: 'The deploy locks itself out',
  why: 'The application that deploys run as loses its access to the Management API in the middle of the deploy, which stays half done.',
  instead: 'Leave the deploy application and its grants out of tenant/, or give another one access first.',
  kinds: ['clients', 'clientGrants'],
  find: (change, { deployClientId }) => {
    const { before, after } = change;
    if (deployClientId === undefined || before?.client_id !== deployClientId) return [];
    const narrowed =
      lost(change, 'scope').length > 0 || lost(change, 'grant_types').includes('client_credentials');
    return hitIf(after === undefined || narrowed, {
      message: `${change.name} is what deploys run as: this takes access away from the deploy itself.`,
    });
  },
  bad: [
    {
      ...at('/client-grants', grant(['read:clients', 'update:clients']), grant(['read:clients'])),
      deployClientId: 'abc',
    },
    { ...at('/clients', { name: 'Deploy', client_id: 'abc' }, undefined), deployClientId: 'abc' },
  ],
  good: [{ ...at('/client-grants', grant(['read:clients']), undefined), deployClientId: 'another' }],
});
