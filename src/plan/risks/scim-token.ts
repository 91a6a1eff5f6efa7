import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { connection } from './example.ts';

export const scimToken = risk({
  id: 'SCIM-TOKEN',
  severity: 'high',
  title: 'Provisioning changes',
  why: 'Without it, people who leave the other company keep their accounts here; with another mapping, they get what they should not have.',
  instead: 'Agree on it with whoever provisions.',
  kinds: ['connections'],
  find: (change, { before, after }) => {
    const path = `${change.place.path}/${change.place.before}`;
    return ['scim-configuration', 'directory-provisioning'].flatMap((part) =>
      hitIf(
        change.action === 'update' &&
          Object.keys(before[`${path}/${part}`] ?? {}).length > 0 &&
          Object.keys(after[`${path}/${part}`] ?? {}).length === 0,
        { field: part.replace('-', '_'), message: `${change.name} is no longer provisioned (${part}).` },
      ),
    );
  },
  bad: [
    {
      before: {
        '/connections': { con_1: { name: 'harbour-couriers-saml' } },
        '/connections/con_1/scim-configuration': { '': { user_id_attribute: 'externalId', mapping: [] } },
      },
      after: { '/connections': { con_1: { name: 'harbour-couriers-saml' } } },
    },
  ],
  good: [connection({ display_name: 'Couriers' }, { display_name: 'Harbour Couriers' })],
});
