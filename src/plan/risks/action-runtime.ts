import { risk } from '../risk.ts';
import { differs, valueAt } from './detect.ts';
import { action, settings } from './example.ts';

export const actionRuntime = risk({
  id: 'ACTION-RUNTIME',
  severity: 'high',
  title: 'Another version of Node.js',
  why: 'What Actions may use differs between versions, and old ones get no fixes any more.',
  instead: 'node22, tried on a development tenant first.',
  kinds: ['actions', 'tenant'],
  find: (change) =>
    ['runtime', 'sandbox_version', 'legacy_sandbox_version']
      .filter((field) => differs(change, field))
      .map((field) => ({
        field,
        message: `${change.name || 'The tenant'} runs on ${String(valueAt(change.after, field))} in place of ${String(valueAt(change.before, field))}.`,
      })),
  bad: [
    action({ runtime: 'node22' }, { runtime: 'node18' }),
    settings({ sandbox_version: '22' }, { sandbox_version: '18' }),
  ],
  good: [action({ runtime: 'node22', code: '' }, { runtime: 'node22', code: 'exports.a = 1;' })],
});
