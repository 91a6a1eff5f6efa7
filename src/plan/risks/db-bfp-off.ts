import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { connection } from './example.ts';

export const dbBfpOff = risk({
  id: 'DB-BFP-OFF',
  severity: 'high',
  title: 'A database without brute-force protection',
  why: 'Passwords of its users can be guessed without end, whatever the tenant’s own setting says.',
  instead: 'Leave `options.brute_force_protection` on.',
  kinds: ['connections'],
  find: (change) =>
    hitIf(ceases(change, 'options.brute_force_protection', true), {
      message: `Passwords of ${change.name} can be guessed without end.`,
      field: 'options.brute_force_protection',
    }),
  bad: [
    connection({ options: { brute_force_protection: true } }, { options: { brute_force_protection: false } }),
  ],
  good: [
    connection({ options: { brute_force_protection: false } }, { options: { brute_force_protection: true } }),
  ],
});
