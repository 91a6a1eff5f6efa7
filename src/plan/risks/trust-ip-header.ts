import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { application } from './example.ts';

export const trustIpHeader = risk({
  id: 'TRUST-IP-HEADER',
  severity: 'high',
  title: 'The user’s address is taken from a header',
  why: 'Whoever holds the application’s secret can write any address into it, and attack protection counts by address.',
  instead: 'Trust it for a backend that sets it from the connection it sees, and for no other.',
  kinds: ['clients'],
  find: (change) =>
    whereBecomes(
      change,
      ['is_token_endpoint_ip_header_trusted'],
      true,
      () => `${change.name} says itself which address a user has.`,
    ),
  bad: [application({}, { is_token_endpoint_ip_header_trusted: true })],
  good: [
    application(
      { is_token_endpoint_ip_header_trusted: true },
      { is_token_endpoint_ip_header_trusted: false },
    ),
  ],
});
