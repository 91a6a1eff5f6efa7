import { type Doc, textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { newDangers } from './code.ts';
import { differs } from './detect.ts';
import { action } from './example.ts';

export const actionCode = risk({
  id: 'ACTION-CODE',
  severity: 'medium',
  title: 'Code that runs at sign-in changes',
  why: 'It decides who is let in and what their tokens hold.',
  instead: 'Read the difference, and look at what it does to the personas’ tokens.',
  kinds: ['actions'],
  find: (change) => {
    const code = (doc: Doc | undefined) => textOf(doc?.code) ?? '';
    const [old, now] = [code(change.before), code(change.after)];
    if (!differs(change, 'code')) return [];
    const worse = newDangers(old, now);
    return [
      {
        field: 'code',
        message:
          worse.length > 0
            ? `The code of ${change.name} changes: ${worse.join('; ')}.`
            : `The code of ${change.name} changes.`,
        ...(worse.length > 0 && { severity: 'high' as const }),
      },
    ];
  },
  bad: [
    action(
      { code: 'exports.onExecutePostLogin = async () => {};' },
      { code: "exports.onExecutePostLogin = async () => { await fetch('https://other.example/'); };" },
    ),
    action({ code: "api.access.deny('outside');" }, { code: '' }),
  ],
  good: [action({ code: '', runtime: 'node18' }, { code: '', runtime: 'node22' })],
});
