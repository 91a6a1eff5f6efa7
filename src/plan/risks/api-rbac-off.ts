import { risk } from '../risk.ts';
import { ceases, hitIf, valueAt } from './detect.ts';
import { api } from './example.ts';

export const apiRbacOff = risk({
  id: 'API-RBAC-OFF',
  severity: 'critical',
  title: 'Permissions are no longer enforced',
  why: 'Tokens hold whatever an application asks for, whatever roles the user has; without `permissions` in the token the API cannot tell either.',
  instead: 'Leave `enforce_policies` on and the token dialect with `authz`.',
  kinds: ['resourceServers'],
  find: (change) => [
    ...hitIf(ceases(change, 'enforce_policies', true), {
      message: `Any permission of ${change.name} is given to whoever asks for it.`,
      field: 'enforce_policies',
    }),
    ...['access_token_authz', 'rfc9068_profile_authz'].flatMap((dialect) =>
      hitIf(
        ceases(change, 'token_dialect', dialect) &&
          !String(valueAt(change.after, 'token_dialect')).endsWith('_authz'),
        {
          message: `Tokens for ${change.name} no longer say which permissions the user has.`,
          field: 'token_dialect',
        },
      ),
    ),
  ],
  bad: [
    api({ enforce_policies: true }, { enforce_policies: false }),
    api({ token_dialect: 'access_token_authz' }, { token_dialect: 'access_token' }),
  ],
  good: [
    api({ enforce_policies: false }, { enforce_policies: true }),
    api({ token_dialect: 'access_token_authz' }, { token_dialect: 'rfc9068_profile_authz' }),
  ],
});
