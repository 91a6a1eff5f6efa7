import type { Doc, Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { connectionNamed, identitiesOf } from './identities.ts';
import { blocksOf, bruteForceProtection, removeBlocks } from './login-attempts.ts';
import { logOfUser } from './user-log.ts';

/** Who may not sign in for a while, after too many failed attempts: by user, or by what they are known by. */
export const userBlocks = kind({
  name: 'userBlocks',
  path: '/user-blocks',
  shape: collection({ list: 'blocked_for', verbs: [] }),
  scope: 'users',
  identity: ['identifier'],
  fields: settings({ identifier: readOnly(text), ip: readOnly(text), connection: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:users',
      run: (_, context) => ({ status: 200, body: shown([identifier(context)], context) }),
    },
    {
      method: 'DELETE',
      path: '',
      scope: 'update:users',
      run(_, context) {
        const name = identifier(context);
        const user = ['email', 'username', 'phone_number'].flatMap((field) =>
          context.documents.find('/users', field, name),
        )[0];
        unblock([name], user, context);
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: '/{id}',
      scope: 'read:users',
      run: (_, context) => ({ status: 200, body: shown(namesOf(userIn(context)), context) }),
    },
    {
      method: 'DELETE',
      path: '/{id}',
      scope: 'update:users',
      run(_, context) {
        const user = userIn(context);
        unblock(namesOf(user), user, context);
        return { status: 204 };
      },
    },
  ],
});

function identifier({ query }: HookContext): string {
  if (query['identifier']) return query['identifier'];
  throw new ApiError(
    400,
    "Query validation error: 'Missing required property: identifier'.",
    'invalid_query_string',
  );
}

function userIn({ documents, params }: HookContext): Doc {
  const user = documents.get('/users', params['id'] ?? '');
  if (!user) throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  return user;
}

function namesOf({ email, username, phone_number: phone }: Doc): (Json | undefined)[] {
  return [email, username, phone];
}

/** Documented: nobody counts as blocked where protection is off, if the request wants that considered. */
function shown(names: readonly (Json | undefined)[], { documents, clock, query }: HookContext): Doc {
  const { enabled, blocks } = bruteForceProtection(documents);
  const off = query['consider_brute_force_enablement'] === 'true' && !(enabled && blocks);
  return { blocked_for: off ? [] : blocksOf(documents, clock, names) };
}

function unblock(
  names: readonly (Json | undefined)[],
  user: Doc | undefined,
  { documents, log }: HookContext,
): void {
  if (!removeBlocks(documents, names) || !user) return;
  const [identity] = identitiesOf(user);
  log(logOfUser('ublkdu', user, connectionNamed(documents, String(identity?.connection)) ?? {}));
}
