import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { choice } from '../schema.ts';
import { methodsPath, removeMethods } from './authentication-methods.ts';
import { belowUser, refuseOthers, userOf } from './below-user.ts';
import { withoutProvider } from './factors.ts';
import { RECOVERY_CODES, recoveryCode } from './recovery-code.ts';

/** Where the browsers are that a user need not prove a second factor in; the id is the user's. */
export const REMEMBERED_BROWSERS = '/_remembered_browsers';

/** `DELETE /users/{id}/authenticators` */
export const userAuthenticators = belowUser('authenticators', '/authenticators', 'guardian_enrollments', [
  {
    method: 'DELETE',
    path: '',
    scope: 'delete:guardian_enrollments',
    run(_, context) {
      removeMethods(context);
      context.documents.remove(RECOVERY_CODES, context.params['id'] ?? '');
      return { status: 204 };
    },
  },
]);

/** `DELETE /users/{id}/multifactor/{provider}` */
export const userMultifactor = belowUser(
  'multifactor',
  '/multifactor/{provider}',
  'users',
  [
    {
      method: 'DELETE',
      path: '',
      scope: 'update:users',
      run(_, context) {
        const { documents, params, clock } = context;
        if (params['provider'] === 'google-authenticator') removeMethods(context, ['totp']);
        const user = withoutProvider(userOf(context), params['provider'] ?? '', isoNow(clock));
        documents.put('/users', params['id'] ?? '', user);
        return { status: 204 };
      },
    },
  ],
  { params: { provider: choice('duo', 'google-authenticator') } },
);

export const rememberedBrowsers = belowUser(
  'rememberedBrowsers',
  '/multifactor/actions/invalidate-remember-browser',
  'users',
  [
    {
      method: 'POST',
      path: '',
      scope: 'update:users',
      run(_, { documents, params }) {
        documents.remove(REMEMBERED_BROWSERS, params['id'] ?? '');
        return { status: 204 };
      },
    },
  ],
);

/** A new recovery code, for people who have a second factor. */
export const recoveryCodes = belowUser('recoveryCode', '/recovery-code-regeneration', 'users', [
  {
    method: 'POST',
    path: '',
    scope: 'update:users',
    run(_, { documents, params, random, clock }) {
      const id = params['id'] ?? '';
      const path = methodsPath(id);
      const methods = documents.list(path);
      if (!methods.some(isFactor)) throw new ApiError(404, 'Enrollment not found.', 'inexistent_enrollment');
      const code = recoveryCode(random);
      documents.put(RECOVERY_CODES, id, { code });
      if (!methods.some(({ type }) => type === 'recovery-code')) {
        const method = `recovery-code|dev_${randomText(random, 16)}`;
        documents.put(path, method, {
          id: method,
          type: 'recovery-code',
          confirmed: true,
          created_at: isoNow(clock),
        });
      }
      return { status: 200, body: { recovery_code: code } };
    },
  },
]);

function isFactor({ type, confirmed }: Doc): boolean {
  return confirmed !== false && !['passkey', 'password', 'recovery-code'].includes(String(type));
}

/** `auth_method` of an enrollment, by the type of the authentication method. */
const AUTH_METHODS: Readonly<Record<string, string>> = {
  totp: 'authenticator',
  push: 'guardian',
  guardian: 'guardian',
  phone: 'sms',
  'webauthn-platform': 'webauthn-platform',
  'webauthn-roaming': 'webauthn-roaming',
};

/** `GET /users/{id}/enrollments`: the first confirmed second factor (documented). */
export const userEnrollments = belowUser('enrollments', '/enrollments', 'users', [
  {
    method: 'GET',
    path: '',
    scope: 'read:users',
    alsoScopes: ['read:current_user'],
    run(_, context) {
      refuseOthers(['read:users'], context);
      return { status: 200, body: enrollmentsOf(context) };
    },
  },
]);

function enrollmentsOf({ documents, params }: HookContext): Doc[] {
  const first = documents.list(methodsPath(params['id'] ?? '')).find(isFactor);
  if (!first) return [];
  const {
    id = '',
    type = '',
    name,
    phone_number: phone,
    email,
    created_at: since,
    last_auth_at: last,
  } = first;
  const authMethod = AUTH_METHODS[String(type)];
  return [
    {
      id,
      status: 'confirmed',
      type,
      ...(name !== undefined && { name }),
      ...(email !== undefined && { identifier: email }),
      ...(phone !== undefined && { phone_number: phone }),
      ...(authMethod !== undefined && { auth_method: authMethod }),
      ...(since !== undefined && { enrolled_at: since }),
      ...(last !== undefined && { last_auth: last }),
    },
  ];
}
