import { risk } from '../risk.ts';
import { gainedDocs } from './detect.ts';
import { action } from './example.ts';

export const actionSecret = risk({
  id: 'ACTION-SECRET',
  severity: 'medium',
  title: 'The secrets of an Action change',
  why: 'An Action that misses one fails, and with it the sign-in.',
  instead: 'Set the new secret before the code that needs it.',
  kinds: ['actions'],
  find: (change) => {
    if (change.action !== 'update') return [];
    const { before, after, name } = change;
    const old = { ...(before && { after: before }), ...(after && { before: after }) };
    return [
      ...gainedDocs(old, 'secrets', 'name').map((secret) => ({
        field: 'secrets',
        value: secret.name ?? '',
        message: `${name} loses the secret ${String(secret.name)}.`,
      })),
      ...gainedDocs(change, 'secrets', 'name').map((secret) => ({
        field: 'secrets',
        value: secret.name ?? '',
        message: `${name} gets the secret ${String(secret.name)}.`,
      })),
    ];
  },
  bad: [
    action({ secrets: [{ name: 'BACKEND_SECRET' }] }, { secrets: [] }),
    action({ secrets: [] }, { secrets: [{ name: 'BACKEND_URL' }] }),
  ],
  good: [
    action(
      { secrets: [{ name: 'BACKEND_URL' }], runtime: 'node18' },
      { secrets: [{ name: 'BACKEND_URL' }], runtime: 'node22' },
    ),
  ],
});
