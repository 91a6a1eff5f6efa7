import type { Context } from 'hono';
import { isoNow } from '../../core/clock.ts';
import { type Doc, textOf } from '../../core/json.ts';
import { REFRESH_TOKENS, removeOf, SESSIONS } from '../../resources/users/access.ts';
import { names } from '../../resources/users/create-user.ts';
import { removeUser as forgetUser } from '../../resources/users/remove-user.ts';
import { accountId } from '../authentication-api/federation/account-id.ts';
import { tellApplications } from '../authentication-api/logout/tell-applications.ts';
import type { TenantContext } from '../context.ts';
import { hookContext } from '../management-api/hook-context.ts';
import { answer, answerPage, baseOf, bodyOf, logged } from './scim-answer.ts';
import { type ScimCaller, scimCaller } from './scim-caller.ts';
import { ScimError } from './scim-error.ts';
import { patched } from './scim-patch.ts';
import { valueAtPath } from './scim-path.ts';
import { isOfConnection, profileOf, resourceOf, rulesOf, withProfile } from './scim-user.ts';

/** `GET …/Users`, with a filter or without. */
export function searchUsers(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'get:users');
  const rules = rulesOf(caller.configuration);
  const own = context.state.documents
    .list('/users')
    .filter((user) => isOfConnection(user, caller.connection));
  return answerPage(
    c,
    own.map((user) => resourceOf(user, rules, baseOf(context, caller))),
  );
}

/** `GET …/Users/{id}` */
export function readUser(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'get:users');
  return answerUser(context, c, caller, userOf(context, c, caller));
}

/** `POST …/Users` */
export async function createUser(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'post:users');
  const resource = await bodyOf(c);
  const { connection, configuration } = caller;
  const attribute = textOf(configuration.user_id_attribute) ?? 'externalId';
  const subject = textOf(valueAtPath(resource, attribute));
  if (!subject) throw new ScimError(400, `The user has no ${attribute}.`, 'invalidValue');
  const account = accountId(connection, subject);
  const id = `${String(connection.strategy)}|${account}`;
  if (context.state.documents.get('/users', id))
    throw new ScimError(409, 'The user already exists.', 'uniqueness');
  const now = isoNow(context.clock);
  const profile = profileOf(resource, rulesOf(configuration));
  const user = withProfile(
    {
      ...names({ email: textOf(profile.email) ?? subject }),
      created_at: now,
      updated_at: now,
      identities: [
        {
          connection: connection.name ?? '',
          user_id: account,
          provider: connection.strategy ?? '',
          isSocial: false,
        },
      ],
      user_id: id,
    },
    given(profile),
  );
  keep(context, c, caller, user);
  return answerUser(context, c, caller, user, 201);
}

/** `PUT …/Users/{id}` */
export async function replaceUser(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'put:users');
  return replace(context, c, caller, await bodyOf(c));
}

/** `PATCH …/Users/{id}` */
export async function changeUser(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'patch:users');
  const before = resourceOf(userOf(context, c, caller), rulesOf(caller.configuration), '');
  return replace(context, c, caller, patched(before, await bodyOf(c)));
}

/** `DELETE …/Users/{id}` */
export function removeUser(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'delete:users');
  const user = userOf(context, c, caller);
  context.state.write((documents) => {
    documents.remove('/users', String(user.user_id));
    forgetUser(user, hookContext(context));
    logged(context, c, caller, user);
  });
  return c.body(null, 204);
}

/** What a new user is not told has the tenant's own value. */
function given(profile: Doc): Doc {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
}

function replace(context: TenantContext, c: Context, caller: ScimCaller, resource: Doc): Response {
  const before = userOf(context, c, caller);
  const profile = profileOf(resource, rulesOf(caller.configuration));
  const user: Doc = { ...withProfile(before, profile), updated_at: isoNow(context.clock) };
  keep(context, c, caller, user);
  if (user.blocked === true && before.blocked !== true) signOut(context, user);
  return answerUser(context, c, caller, user);
}

function keep(context: TenantContext, c: Context, caller: ScimCaller, user: Doc): void {
  context.state.write((documents) => {
    documents.put('/users', String(user.user_id), user);
    logged(context, c, caller, user);
  });
}

/** Documented: sessions and refresh tokens end, and the applications of the sessions are told. */
function signOut(context: TenantContext, { user_id: id }: Doc): void {
  const sessions = context.state.documents.find(SESSIONS, 'user_id', String(id));
  context.state.write((documents) => {
    removeOf(documents, SESSIONS, String(id));
    removeOf(documents, REFRESH_TOKENS, String(id));
  });
  for (const session of sessions) tellApplications(context, session);
}

function userOf({ state }: TenantContext, c: Context, { connection }: ScimCaller): Doc {
  const user = state.documents.get('/users', c.req.param('id') ?? '');
  if (!user || !isOfConnection(user, connection)) throw new ScimError(404, 'There is no such user.');
  return user;
}

function answerUser(
  context: TenantContext,
  c: Context,
  caller: ScimCaller,
  user: Doc,
  status: 200 | 201 = 200,
): Response {
  return answer(c, resourceOf(user, rulesOf(caller.configuration), baseOf(context, caller)), status);
}
