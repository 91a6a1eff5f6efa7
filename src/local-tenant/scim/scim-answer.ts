import type { Context } from 'hono';
import { type Doc, isDoc } from '../../core/json.ts';
import { logOfUser } from '../../resources/users/user-log.ts';
import type { TenantContext } from '../context.ts';
import { hookContext } from '../management-api/hook-context.ts';
import type { ScimCaller } from './scim-caller.ts';
import { ScimError } from './scim-error.ts';
import { scimFilter } from './scim-filter.ts';

/** RFC 7644, section 3.4.2.4; a hundred at once (assumed). */
const PAGE = 100;
const HEADERS = { 'content-type': 'application/scim+json' };

/** Answers with a resource, or an error's body. */
export function answer(c: Context, body: Doc, status: 200 | 201 | ScimError['status'] = 200): Response {
  return c.json(body, status, HEADERS);
}

/** Answers with a page of those resources that the query's filter finds. Raises ScimError for a filter that cannot be read. */
export function answerPage(c: Context, all: readonly Doc[]): Response {
  const { filter, startIndex = '1', count = String(PAGE) } = c.req.query();
  const test = filter === undefined ? () => true : scimFilter(filter);
  if (!test) throw new ScimError(400, 'The filter cannot be read: it may have eq, and, or.', 'invalidFilter');
  const found = all.filter(test);
  const from = Math.max(1, Number(startIndex) || 1);
  const page = found.slice(from - 1, from - 1 + Math.min(PAGE, Math.max(0, Number(count) || 0)));
  return answer(c, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex: from,
    itemsPerPage: page.length,
    Resources: page,
  });
}

/** The body of a request. Raises ScimError where it is no JSON object. */
export async function bodyOf(c: Context): Promise<Doc> {
  try {
    const body: unknown = JSON.parse(await c.req.text());
    if (isDoc(body)) return body;
  } catch {
    // Told below.
  }
  throw new ScimError(400, 'The body is no JSON object.', 'invalidSyntax');
}

/** Where the resources of a connection are. */
export function baseOf({ issuer }: TenantContext, { connection }: ScimCaller): string {
  return `${issuer}scim/v2/connections/${String(connection.id)}`;
}

/** Auth0's documentation, "Configure Inbound SCIM", Logs: requests are told in the tenant's log (assumed: those that change something). */
export function logged(context: TenantContext, c: Context, { connection }: ScimCaller, user: Doc = {}): void {
  const details = { request: { method: c.req.method, path: c.req.path } };
  hookContext(context).log(logOfUser('sscim', user, connection, details));
}
