import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { application, at } from './example.ts';

export const jwtHs256 = risk({
  id: 'JWT-HS256',
  severity: 'high',
  title: 'Tokens signed with a shared secret',
  why: 'Everyone who checks such a token can also make one.',
  instead: 'RS256. The algorithm of an API is fixed when it is made: another one means a new API.',
  kinds: ['clients', 'resourceServers'],
  find: (change) =>
    whereBecomes(
      change,
      ['jwt_configuration.alg', 'signing_alg'],
      'HS256',
      () => `Tokens of ${change.name} are signed with a secret that its checkers know.`,
    ),
  bad: [
    application({ jwt_configuration: { alg: 'RS256' } }, { jwt_configuration: { alg: 'HS256' } }),
    at('/resource-servers', undefined, { identifier: 'https://api.fernhill.example/', signing_alg: 'HS256' }),
  ],
  good: [application({ jwt_configuration: { alg: 'HS256' } }, { jwt_configuration: { alg: 'RS256' } })],
});
