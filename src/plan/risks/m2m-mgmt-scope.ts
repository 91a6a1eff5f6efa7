import { risk } from '../risk.ts';
import { gained, valueAt } from './detect.ts';
import { at, grant, management } from './example.ts';

export const m2mMgmtScope = risk({
  id: 'M2M-MGMT-SCOPE',
  severity: 'critical',
  title: 'A machine gets power over the tenant',
  why: 'With such a scope of the Management API an application can change or read what protects everyone: users, Actions, keys, the tenant itself.',
  instead:
    'Grant single read scopes. What must write gets an application of its own, with its secret in a vault.',
  kinds: ['clientGrants'],
  find: (change) =>
    !/\/api\/v2\/$/.test(String(valueAt(change.after, 'audience')))
      ? []
      : gained(change, 'scope')
          .filter((scope) =>
            /^(create|update|delete):|^read:client_keys$|:users_app_metadata$|:actions$/.test(scope),
          )
          .map((value) => ({
            field: 'scope',
            value,
            message: `An application may ${value.replace(':', ' ')} of the whole tenant.`,
          })),
  bad: [
    at(
      '/client-grants',
      grant(['read:clients'], management),
      grant(['read:clients', 'update:clients'], management),
    ),
  ],
  good: [
    at(
      '/client-grants',
      grant(['read:clients'], management),
      grant(['read:clients', 'read:roles'], management),
    ),
    at('/client-grants', grant([]), grant(['update:bookings'])),
  ],
});
