import { risk } from '../risk.ts';
import { differs, hitIf, valueAt } from './detect.ts';
import { settings } from './example.ts';

export const defaultDirectory = risk({
  id: 'DEFAULT-DIRECTORY',
  severity: 'medium',
  title: 'The default directory changes',
  why: 'Password grants that name no connection look for the user in another one.',
  instead: 'Name the connection in the request.',
  kinds: ['tenant'],
  find: (change) =>
    hitIf(differs(change, 'default_directory'), {
      field: 'default_directory',
      message: `Passwords are looked up in ${String(valueAt(change.after, 'default_directory') ?? 'no connection')}.`,
    }),
  bad: [settings({ default_directory: 'fernhill-customers' }, { default_directory: 'fernhill-staff' })],
  good: [
    settings(
      { default_directory: 'fernhill-staff' },
      { default_directory: 'fernhill-staff', friendly_name: 'Fernhill' },
    ),
  ],
});
