import { docOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { connection } from './example.ts';

export const connOptionsOverwrite = risk({
  id: 'CONN-OPTIONS-OVERWRITE',
  severity: 'critical',
  title: 'Options of a connection are lost',
  why: 'A change of `options` replaces all of them: a secret, a script or a mapping that tenant/ does not list is gone from the tenant.',
  instead: 'List every option that the connection needs; `npm run plan` shows those that would go.',
  kinds: ['connections'],
  find: ({ before, after }) => {
    if (!after) return [];
    const now = docOf(after.options);
    return Object.keys(docOf(before?.options))
      .filter((key) => !(key in now))
      .map((key) => ({
        field: `options.${key}`,
        message: `The option \`${key}\` is removed: tenant/ does not list it.`,
      }));
  },
  bad: [connection({ options: { client_id: 'abc', scope: ['email'] } }, { options: { client_id: 'abc' } })],
  good: [connection({ options: { client_id: 'abc' } }, { options: { client_id: 'abc', scope: ['email'] } })],
});
