import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import type { Json } from '../../core/json.ts';
import { ProblemError } from '../../core/problem.ts';
import { ApiError } from '../../resources/api-error.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import type { Kind } from '../../resources/kind.ts';
import { maskSecrets } from '../../resources/mask-secrets.ts';
import {
  type ManagementToken,
  verifyManagementToken,
} from '../authentication-api/verify-management-token.ts';
import type { TenantContext } from '../context.ts';
import { followEvents } from '../events/follow-events.ts';
import { recordEvents } from '../events/record-events.ts';
import { journalEntry } from '../journal/journal-entry.ts';
import { type ApiOperation, loggingRefusals, logSuccess } from '../logs/api-operation.ts';
import { senderOf } from '../logs/caller.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { NotLoaded } from '../upstream/not-loaded.ts';
import { passedOn } from '../upstream/passed-on.ts';
import { unread } from '../upstream/unread.ts';
import { errorBody } from './error-body.ts';
import { hookContext } from './hook-context.ts';
import { parseBody } from './parse-body.ts';
import { pathParams, routerPath } from './paths.ts';
import type { ApiAnswer, Route } from './route.ts';
import { routesOf } from './routes.ts';
import { services } from './services.ts';
import { validateBody, validateParams } from './validate.ts';

/** What comes after a request. */
type Task = Parameters<HookContext['after']>[0];

/** Management API v2, below `/api/v2`, as the rows of the table describe it. */
export function managementApi(tenant: TenantContext, kinds: readonly Kind[]): Hono {
  const app = new Hono();
  app.use('*', bodyLimit());
  app.use('*', async (c, next) => {
    c.header('cache-control', 'no-cache');
    await next();
  });
  for (const route of routesOf(kinds)) {
    const path = routerPath(route.path, route.slashes);
    app.on(route.method, [path], (c) => answer(c, route, tenant, kinds));
  }
  const told = new Set<string>();
  app.all('*', async (c) => {
    const { clientId } = await authorised(c, tenant, undefined);
    if (tenant.fork) {
      const path = pathBelowApi(c) + new URL(c.req.url).search;
      return passedOn(c, tenant, tenant.fork, { clientId, path, body: await bodyOf(c) });
    }
    const message = notImplemented(c);
    // Also on stderr, once: SDKs try again after a 501, for minutes, and never say what it was.
    if (!told.has(message)) process.stderr.write(`${message}\n`);
    told.add(message);
    throw new ApiError(501, message);
  });
  app.onError((error, c) => {
    if (error instanceof ApiError) {
      return c.json(
        errorBody(error.status, error.message, error.errorCode),
        error.status as ContentfulStatusCode,
      );
    }
    if (error instanceof ProblemError) return unread(c, error);
    // Whoever runs the fork reads what is missing and asks again.
    if (error instanceof NotLoaded) return c.body(null, 503);
    process.stderr.write(`${error.stack}\n`);
    return c.json(errorBody(500, `Internal error of the local tenant: ${error.message}`), 500);
  });
  return app;
}

async function answer(
  c: Context,
  route: Route,
  tenant: TenantContext,
  kinds: readonly Kind[],
): Promise<Response> {
  const token = await authorised(c, tenant, route.scopes);
  if (route.goesOn) return followEvents(c, tenant);
  const request = await bodyOf(c);
  const operation: ApiOperation = {
    tenant,
    c,
    route,
    caller: { ...token, ...senderOf(c) },
    sent: route.body ? maskSecrets(route.body, request) : request,
  };
  const run = () => answered(operation, request, kinds);
  const { status, body, headers = {} } = await loggingRefusals(operation, run);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (body === undefined) return c.body(null, status as StatusCode);
  return c.json(body, status as ContentfulStatusCode);
}

async function answered(operation: ApiOperation, body: Json, kinds: readonly Kind[]): Promise<ApiAnswer> {
  const { tenant, c, route, caller, sent } = operation;
  const params = Object.fromEntries(pathParams(route.path).map((name) => [name, c.req.param(name) ?? '']));
  if (route.params) validateParams(route.params, params);
  if (route.body) validateBody(route.body, body);
  const query = Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.join(',')]),
  );
  const tasks: Task[] = [];
  const after = (task: Task) => void tasks.push(task);
  const context = hookContext(tenant, { operation: route.operation, params, query, caller, after });
  const prepared = await route.prepare?.({ context, body }, services(tenant, context));
  const run = () => route.run({ context, body, ...(prepared !== undefined && { prepared }) });
  if (route.method === 'GET') return run();
  const answer = tenant.state.record(
    () => logSuccess(operation, run()),
    ({ status }, changes) => {
      recordEvents(tenant, [...changes], after);
      const write = { route, clientId: caller.clientId, path: pathBelowApi(c), query, sent };
      return journalEntry(tenant, kinds, write, status, changes);
    },
  );
  for (const task of tasks) tenant.background.start(() => task(services(tenant, context)));
  return answer;
}

/** Who asks. Throws 401 and 403. */
async function authorised(
  c: Context,
  tenant: TenantContext,
  scopes: readonly string[] | undefined,
): Promise<ManagementToken> {
  const token = await verifyManagementToken(tenant, c.req.header('authorization'));
  if ('refused' in token) throw new ApiError(401, token.refused.message, token.refused.errorCode);
  if (scopes && !scopes.some((scope) => token.scopes.has(scope))) {
    throw new ApiError(403, `Insufficient scope, expected any of: ${scopes.join(',')}`, 'insufficient_scope');
  }
  return token;
}

async function bodyOf(c: Context): Promise<Json> {
  if (c.req.method === 'GET') return {};
  if (c.req.header('content-type')?.startsWith('multipart/form-data')) return formOf(c);
  const text = await c.req.text();
  if (text === '') return {};
  // Pages and templates may be sent as they are (documented for the template of Universal Login).
  if (c.req.header('content-type')?.startsWith('text/')) return text;
  return parseBody(text);
}

/** A form with files (`POST /jobs/users-imports`), as an object of texts. */
async function formOf(c: Context): Promise<Json> {
  const form = await c.req.parseBody().catch(() => {
    throw new ApiError(400, 'Invalid multipart payload format', 'invalid_body');
  });
  const fields = Object.entries(form).map(async ([name, value]) => [
    name,
    value instanceof File ? await value.text() : String(value),
  ]);
  return Object.fromEntries(await Promise.all(fields)) as Json;
}

function notImplemented(c: Context): string {
  return `The local tenant has no row for ${c.req.method} ${pathBelowApi(c)}. Add a file for it in a folder of src/resources/ and list it in the rows.ts beside it.`;
}

function pathBelowApi(c: Context): string {
  return c.req.path.replace(/^.*?\/api\/v2/, '');
}
