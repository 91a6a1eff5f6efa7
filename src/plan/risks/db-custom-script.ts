import { risk } from '../risk.ts';
import { differs } from './detect.ts';
import { connection } from './example.ts';

export const dbCustomScript = risk({
  id: 'DB-CUSTOM-SCRIPT',
  severity: 'high',
  title: 'A custom database changes',
  why: 'Its scripts see passwords in clear; turned off, users who have not been moved yet cannot sign in.',
  instead: 'Read the scripts as you would read a login page, and count who has not been moved yet.',
  kinds: ['connections'],
  find: (change) =>
    ['options.customScripts', 'options.enabledDatabaseCustomization', 'options.import_mode']
      .filter((field) => differs(change, field))
      .map((field) => ({ field, message: `${change.name}: ${field.replace('options.', '')} changes.` })),
  bad: [
    connection(
      { options: { customScripts: { login: 'function login() {}' } } },
      { options: { customScripts: { login: 'function login(email) {}' } } },
    ),
    connection({ options: { import_mode: true } }, { options: { import_mode: false } }),
  ],
  good: [connection({ options: { disable_signup: false } }, { options: { disable_signup: true } })],
});
