import { risk } from '../risk.ts';
import { differs, valueAt } from './detect.ts';
import { application, newApplication } from './example.ts';

export const clientFirstparty = risk({
  id: 'CLIENT-FIRSTPARTY',
  severity: 'high',
  title: 'An application becomes first or third party',
  why: 'First-party applications ask for no consent and may use every API; the mode of a third-party one is meant to stay as it was made.',
  instead: 'Make another application.',
  kinds: ['clients'],
  find: (change) =>
    ['is_first_party', 'third_party_security_mode']
      .filter((field) => differs(change, field))
      .map((field) => ({
        field,
        message: `${change.name}: ${field} is ${String(valueAt(change.after, field))} from now on.`,
      })),
  bad: [application({ is_first_party: false }, { is_first_party: true })],
  good: [newApplication({ is_first_party: true })],
});
