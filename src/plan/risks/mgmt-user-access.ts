import { risk } from '../risk.ts';
import { differs, hitIf, valueAt } from './detect.ts';
import { api } from './example.ts';

export const mgmtUserAccess = risk({
  id: 'MGMT-USER-ACCESS',
  severity: 'high',
  title: 'Users get tokens for the Management API',
  why: 'A script in one of your pages can then change the account of whoever looks at it, and link it to another one.',
  instead: 'Keep the user policy of the Management API at `require_client_grant` or `deny_all`.',
  kinds: ['resourceServers'],
  find: (change) => {
    const field = 'subject_type_authorization.user.policy';
    const policy = valueAt(change.after, field);
    const loose = policy !== undefined && policy !== 'require_client_grant' && policy !== 'deny_all';
    return hitIf(valueAt(change.after, 'is_system') === true && differs(change, field) && loose, {
      message: `The Management API gives users’ tokens to any application (${String(policy)}).`,
      field,
    });
  },
  bad: [
    api(
      { is_system: true, subject_type_authorization: { user: { policy: 'deny_all' } } },
      { is_system: true, subject_type_authorization: { user: { policy: 'allow_all' } } },
    ),
  ],
  good: [
    api(
      { is_system: true, subject_type_authorization: { user: { policy: 'allow_all' } } },
      { is_system: true, subject_type_authorization: { user: { policy: 'require_client_grant' } } },
    ),
  ],
});
