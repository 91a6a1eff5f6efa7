import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { connection } from './example.ts';

export const connDomain = risk({
  id: 'CONN-DOMAIN',
  severity: 'high',
  title: 'A connection for every third-party application',
  why: 'Applications that register themselves can sign its users in.',
  instead: 'Enable it for single applications.',
  kinds: ['connections'],
  find: (change) =>
    whereBecomes(
      change,
      ['is_domain_connection'],
      true,
      () => `Every third-party application can sign users of ${change.name} in.`,
    ),
  bad: [connection({ is_domain_connection: false }, { is_domain_connection: true })],
  good: [connection({ is_domain_connection: true }, { is_domain_connection: false })],
});
