import type { Context } from 'hono';
import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf, isDoc, textOf } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { forgetGroup } from '../../resources/roles/group-links.ts';
import type { TenantContext } from '../context.ts';
import { answer, answerPage, baseOf, bodyOf, logged } from './scim-answer.ts';
import { type ScimCaller, scimCaller } from './scim-caller.ts';
import { ScimError } from './scim-error.ts';
import { patched } from './scim-patch.ts';
import { isOfConnection } from './scim-user.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** `GET …/Groups`, with a filter or without. */
export function searchGroups(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'get:groups');
  const own = context.state.documents
    .list('/groups')
    .filter(({ connection_id: id }) => id === caller.connection.id);
  return answerPage(
    c,
    own.map((group) => resourceOf(context, c, caller, group)),
  );
}

/** `GET …/Groups/{id}`; `excludedAttributes=members` leaves out who is in it. */
export function readGroup(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'get:groups');
  return answer(c, resourceOf(context, c, caller, groupOf(context, c, caller)));
}

/** `POST …/Groups` */
export async function createGroup(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'post:groups');
  const id = `grp_${randomText(context.random, 16)}`;
  const now = isoNow(context.clock);
  const group = {
    id,
    connection_id: caller.connection.id ?? '',
    tenant_name: context.domain.split('.')[0] ?? '',
    created_at: now,
  };
  return keep(context, c, caller, group, await bodyOf(c), 201);
}

/** `PUT …/Groups/{id}` */
export async function replaceGroup(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'put:groups');
  return keep(context, c, caller, groupOf(context, c, caller), await bodyOf(c));
}

/** `PATCH …/Groups/{id}` */
export async function changeGroup(context: TenantContext, c: Context): Promise<Response> {
  const caller = scimCaller(context, c, 'patch:groups');
  const group = groupOf(context, c, caller);
  return keep(context, c, caller, group, patched(resourceOf(context, c, caller, group), await bodyOf(c)));
}

/** `DELETE …/Groups/{id}` */
export function removeGroup(context: TenantContext, c: Context): Response {
  const caller = scimCaller(context, c, 'delete:groups');
  const id = String(groupOf(context, c, caller).id);
  context.state.write((documents) => {
    documents.remove('/groups', id);
    documents.removeUnder(`/groups/${id}`);
    forgetGroup(id, documents);
    logged(context, c, caller);
  });
  return c.body(null, 204);
}

/** Keeps a group as a resource says, with its members: all of it, or nothing. */
function keep(
  context: TenantContext,
  c: Context,
  caller: ScimCaller,
  before: Doc,
  resource: Doc,
  status: 200 | 201 = 200,
): Response {
  const { documents } = context.state;
  const name = textOf(resource.displayName);
  if (!name) throw new ScimError(400, 'The group has no displayName.', 'invalidValue');
  // Documented: unique per connection.
  const taken = documents
    .list('/groups')
    .some((one) => one.id !== before.id && one.connection_id === before.connection_id && one.name === name);
  if (taken) throw new ScimError(409, `There is a group called ${name}.`, 'uniqueness');
  const { external_id: _, ...others } = before;
  const external = textOf(resource.externalId);
  const now = isoNow(context.clock);
  const group: Doc = {
    ...others,
    name,
    ...(external !== undefined && { external_id: external }),
    updated_at: now,
  };
  const path = membersPath(group);
  const wanted = membersOf(context, caller, resource);
  context.state.write(() => {
    documents.put('/groups', String(group.id), group);
    for (const { id } of documents.list(path))
      if (!wanted.has(String(id))) documents.remove(path, String(id));
    for (const id of wanted)
      if (!documents.get(path, id))
        documents.put(path, id, {
          id,
          member_type: 'user',
          type: 'connection',
          connection_id: group.connection_id ?? '',
          created_at: now,
        });
    logged(context, c, caller);
  });
  return answer(c, resourceOf(context, c, caller, group), status);
}

/** Documented: only people are members; assumed: only people of the connection. */
function membersOf({ state }: TenantContext, { connection }: ScimCaller, { members }: Doc): Set<string> {
  if (members !== undefined && (!Array.isArray(members) || !members.every(isDoc)))
    throw new ScimError(400, 'members has to be a list of objects.', 'invalidValue');
  const ids = docsOf(members).map(({ value }) => String(value));
  const stranger = ids.find((id) => !isOfConnection(state.documents.get('/users', id), connection));
  if (stranger !== undefined)
    throw new ScimError(400, `The member ${stranger} is no user of the connection.`, 'invalidValue');
  return new Set(ids);
}

/** A group as a SCIM resource (RFC 7643, section 4.2). */
function resourceOf(context: TenantContext, c: Context, caller: ScimCaller, group: Doc): Doc {
  const base = baseOf(context, caller);
  const id = String(group.id);
  const without = (c.req.query('excludedAttributes') ?? '').split(',').includes('members');
  return {
    schemas: [GROUP],
    id,
    ...(group.external_id !== undefined && { externalId: group.external_id }),
    displayName: group.name ?? '',
    ...((!without || c.req.method !== 'GET') && {
      members: context.state.documents.list(membersPath(group)).map(({ id: member }) => ({
        value: member ?? '',
        $ref: `${base}/Users/${encodeURIComponent(String(member))}`,
      })),
    }),
    meta: {
      resourceType: 'Group',
      created: textOf(group.created_at) ?? '',
      lastModified: textOf(group.updated_at) ?? '',
      location: `${base}/Groups/${id}`,
    },
  };
}

function groupOf({ state }: TenantContext, c: Context, { connection }: ScimCaller): Doc {
  const group = state.documents.get('/groups', c.req.param('id') ?? '');
  if (!group || group.connection_id !== connection.id) throw new ScimError(404, 'There is no such group.');
  return group;
}

function membersPath({ id }: Doc): string {
  return `/groups/${String(id)}/members`;
}
