import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { at, grant } from './example.ts';

export const m2mAnyOrg = risk({
  id: 'M2M-ANY-ORG',
  severity: 'high',
  title: 'A machine may act for every organization',
  why: 'Its tokens can be for any organization, those that come later included.',
  instead: 'Associate the grant with the organizations that it is for.',
  kinds: ['clientGrants'],
  find: (change) =>
    whereBecomes(
      change,
      ['allow_any_organization'],
      true,
      () => 'The application gets tokens for every organization.',
    ),
  bad: [at('/client-grants', grant([]), { ...grant([]), allow_any_organization: true })],
  good: [
    at(
      '/client-grants',
      { ...grant([]), allow_any_organization: true },
      { ...grant([]), allow_any_organization: false },
    ),
  ],
});
