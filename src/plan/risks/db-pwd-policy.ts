import { type Doc, textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { ceases, hitIf, numbersAt, valueAt } from './detect.ts';
import { connection } from './example.ts';

export const dbPwdPolicy = risk({
  id: 'DB-PWD-POLICY',
  severity: 'high',
  title: 'Weaker passwords are taken',
  why: 'New passwords of the connection are easier to guess.',
  instead: 'Keep `good` or better, and a length of at least eight.',
  kinds: ['connections'],
  find: (change) => {
    const ranks = ['none', 'low', 'fair', 'good', 'excellent'];
    const rank = (doc: Doc | undefined) =>
      ranks.indexOf(textOf(valueAt(doc, 'options.passwordPolicy')) ?? 'none');
    const [old, now] = numbersAt(change, 'options.password_complexity_options.min_length') ?? [0, 0];
    const both = change.before !== undefined && change.after !== undefined;
    return [
      ...hitIf(both && rank(change.after) < rank(change.before), {
        field: 'options.passwordPolicy',
        message: `The password policy of ${change.name} drops from ${ranks[rank(change.before)]} to ${ranks[rank(change.after)]}.`,
      }),
      ...hitIf(now < old, {
        field: 'options.password_complexity_options.min_length',
        message: `Passwords of ${now} characters are taken; it was ${old}.`,
      }),
      ...['password_history', 'password_dictionary', 'password_no_personal_info']
        .map((name) => `options.${name}.enable`)
        .filter((field) => ceases(change, field, true))
        .map((field) => ({ field, message: `${change.name}: ${field.split('.')[1]} is turned off.` })),
    ];
  },
  bad: [
    connection({ options: { passwordPolicy: 'good' } }, { options: { passwordPolicy: 'low' } }),
    connection(
      { options: { password_history: { enable: true } } },
      { options: { password_history: { enable: false } } },
    ),
  ],
  good: [connection({ options: { passwordPolicy: 'low' } }, { options: { passwordPolicy: 'excellent' } })],
});
