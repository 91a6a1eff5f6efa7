import { type Context, Hono } from 'hono';
import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf, isDoc, type Json, textOf } from '../../core/json.ts';
import { REFRESH_TOKENS, SESSIONS } from '../../resources/users/access.ts';
import { names } from '../../resources/users/create-user.ts';
import { removeUser } from '../../resources/users/remove-user.ts';
import { logOfUser } from '../../resources/users/user-log.ts';
import { accountId } from '../authentication-api/federation/account-id.ts';
import { tellApplications } from '../authentication-api/logout/tell-applications.ts';
import type { TenantContext } from '../context.ts';
import { hookContext } from '../management-api/hook-context.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { type ScimCaller, scimCaller } from './scim-caller.ts';
import { ScimError } from './scim-error.ts';
import { scimFilter } from './scim-filter.ts';
import { patched } from './scim-patch.ts';
import { valueAtPath } from './scim-path.ts';
import { profileOf, resourceOf, rulesOf, withProfile } from './scim-user.ts';

/** RFC 7644, section 3.4.2.4; a hundred at once (assumed). */
const PAGE = 100;
const TYPE = 'application/scim+json';

/**
 * `/scim/v2/connections/{id}/Users`: a company's directory provisions the users of its connection. Auth0's documentation, "Configure Inbound
 * SCIM": POST, GET, search, PUT, PATCH and DELETE, each with its scope; whoever becomes inactive is blocked and signed out.
 */
export function scimApi(context: TenantContext): Hono {
  const app = new Hono();
  const below = '/scim/v2/connections/:connection/Users';
  app.onError((error, c) => {
    if (!(error instanceof ScimError)) throw error;
    return c.json(error.body, error.status, { 'content-type': TYPE });
  });
  app.get(below, (c) => search(context, c));
  app.post(below, bodyLimit(), (c) => create(context, c));
  app.get(`${below}/:id`, (c) => {
    const caller = scimCaller(context, c, 'get:users');
    return answer(context, c, caller, userOf(context, c, caller));
  });
  app.put(`${below}/:id`, bodyLimit(), async (c) => {
    const caller = scimCaller(context, c, 'put:users');
    return replace(context, c, caller, await bodyOf(c));
  });
  app.patch(`${below}/:id`, bodyLimit(), async (c) => {
    const caller = scimCaller(context, c, 'patch:users');
    const before = resourceOf(userOf(context, c, caller), rulesOf(caller.configuration), '');
    return replace(context, c, caller, patched(before, await bodyOf(c)));
  });
  app.delete(`${below}/:id`, (c) => {
    const caller = scimCaller(context, c, 'delete:users');
    const user = userOf(context, c, caller);
    context.state.write((documents) => {
      documents.remove('/users', String(user.user_id));
      removeUser(user, hookContext(context));
      logged(context, c, caller, user);
    });
    return c.body(null, 204);
  });
  return app;
}

function search(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'get:users');
  const { filter, startIndex = '1', count = String(PAGE) } = c.req.query();
  const test = filter === undefined ? () => true : scimFilter(filter);
  if (!test) throw new ScimError(400, 'The filter cannot be read: it may have eq, and, or.', 'invalidFilter');
  const rules = rulesOf(caller.configuration);
  const all = usersOf(context, caller).map((user) => resourceOf(user, rules, baseOf(context, caller)));
  const found = all.filter(test);
  const from = Math.max(1, Number(startIndex) || 1);
  const page = found.slice(from - 1, from - 1 + Math.min(PAGE, Math.max(0, Number(count) || 0)));
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex: from,
    itemsPerPage: page.length,
    Resources: page,
  };
  return c.json(body, 200, { 'content-type': TYPE });
}

async function create(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'post:users');
  const resource = await bodyOf(c);
  const { connection, configuration } = caller;
  const attribute = textOf(configuration.user_id_attribute) ?? 'externalId';
  const subject = textOf(valueAtPath(resource, attribute));
  if (!subject) throw new ScimError(400, `The user has no ${attribute}.`, 'invalidValue');
  const id = `${String(connection.strategy)}|${accountId(connection, subject)}`;
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
          user_id: id.slice(id.indexOf('|') + 1),
          provider: connection.strategy ?? '',
          isSocial: false,
        },
      ],
      user_id: id,
    },
    given(profile),
  );
  keep(context, c, caller, user);
  return answer(context, c, caller, user, 201);
}

function keep(context: TenantContext, c: Context, caller: ScimCaller, user: Doc): void {
  context.state.write((documents) => {
    documents.put('/users', String(user.user_id), user);
    logged(context, c, caller, user);
  });
}

/** Auth0's documentation, "Configure Inbound SCIM", Logs: each request is told in the tenant's log (assumed: those that change a user). */
function logged(context: TenantContext, c: Context, { connection }: ScimCaller, user: Doc): void {
  hookContext(context).log(
    logOfUser('sscim', user, connection, { request: { method: c.req.method, path: c.req.path } }),
  );
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
  return answer(context, c, caller, user);
}

/** Documented: sessions and refresh tokens end, and the applications of the sessions are told. */
function signOut(context: TenantContext, { user_id: id }: Doc): void {
  const sessions = context.state.documents.find(SESSIONS, 'user_id', String(id));
  context.state.write((documents) => {
    for (const { id: session } of sessions) documents.remove(SESSIONS, String(session));
    for (const { id: token } of documents.find(REFRESH_TOKENS, 'user_id', String(id)))
      documents.remove(REFRESH_TOKENS, String(token));
  });
  for (const session of sessions) tellApplications(context, session);
}

function usersOf({ state }: TenantContext, { connection }: ScimCaller): Doc[] {
  return state.documents
    .list('/users')
    .filter(({ identities }) => docsOf(identities)[0]?.connection === connection.name);
}

function userOf({ state }: TenantContext, c: Context, { connection }: ScimCaller): Doc {
  const user = state.documents.get('/users', c.req.param('id') ?? '');
  const own = docsOf(user?.identities)[0]?.connection === connection.name;
  if (!user || !own) throw new ScimError(404, 'There is no such user.');
  return user;
}

async function bodyOf(c: Context): Promise<Doc> {
  try {
    const body: unknown = JSON.parse(await c.req.text());
    if (isDoc(body)) return body;
  } catch {
    // Told below.
  }
  throw new ScimError(400, 'The body is no JSON object.', 'invalidSyntax');
}

function baseOf({ issuer }: TenantContext, { connection }: ScimCaller): string {
  return `${issuer}scim/v2/connections/${String(connection.id)}`;
}

function answer(
  context: TenantContext,
  c: Context,
  caller: ScimCaller,
  user: Doc,
  status: 200 | 201 = 200,
): Response {
  const resource: Json = resourceOf(user, rulesOf(caller.configuration), baseOf(context, caller));
  return c.json(resource, status, { 'content-type': TYPE });
}
