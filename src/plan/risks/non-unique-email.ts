import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { connection } from './example.ts';

export const nonUniqueEmail = risk({
  id: 'NON-UNIQUE-EMAIL',
  severity: 'high',
  title: 'E-mail addresses need not be unique',
  why: 'Several users of the connection can have the same address from then on, and that cannot be changed back.',
  instead: 'Give users another identifier, a user name or a phone number, and keep addresses unique.',
  kinds: ['connections'],
  find: (change) =>
    whereBecomes(
      change,
      ['options.attributes.email.unique'],
      false,
      () => `${change.name}: several users can share an e-mail address, for good.`,
    ),
  bad: [
    connection(
      { options: { attributes: { email: { unique: true } } } },
      { options: { attributes: { email: { unique: false } } } },
    ),
  ],
  good: [connection({ options: {} }, { options: { attributes: { email: { unique: true } } } })],
});
