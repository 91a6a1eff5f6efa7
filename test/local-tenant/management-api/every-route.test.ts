import * as z from 'zod';
import type { Json } from '../../../src/core/json.ts';
import { pathParams } from '../../../src/local-tenant/management-api/paths.ts';
import type { Route } from '../../../src/local-tenant/management-api/route.ts';
import { routesOf } from '../../../src/local-tenant/management-api/routes.ts';
import { LOGS } from '../../../src/resources/logs/log-store.ts';
import { kinds } from '../../../src/resources/table.ts';
import { leastValue } from '../../support/arbitrary-value.ts';
import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

const routes = routesOf(kinds);
const withBody = routes.flatMap((route) => (route.body ? [{ ...route, body: route.body }] : []));

/** Routes about one entry of a collection at the top: what they answer 404 with is the row's. */
const entryRoutes = kinds.flatMap(({ path, shape, missing }) =>
  shape.type !== 'collection'
    ? []
    : routes
        .filter(({ operation }) =>
          shape.verbs.some((verb) => verb === operation && (verb === 'read' || verb === 'update')),
        )
        .filter((route) => route.path.replace(/\/\{\w+\}$/, '') === path)
        .map((route) => ({ ...route, missing })),
);

let fernhill: OpenTenant;
let before: string;
let powerless: string;

beforeAll(async () => {
  fernhill = await openTenant();
  powerless = await tokenWithoutScopes();
  before = everything();
});
afterAll(() => fernhill.tenant.close());

/** All that the tenant keeps, hidden documents too, but for its log: that tells of refused requests as well. */
function everything(): string {
  const { documents } = fernhill.tenant.context.state;
  const paths = documents.paths('/').filter((path) => path !== LOGS);
  return JSON.stringify(paths.map((path) => [path, documents.entries(path)]));
}

async function tokenWithoutScopes(): Promise<string> {
  const audience = `https://${fernhill.tenant.context.domain}/api/v2/`;
  const { body: client } = await fernhill.api('POST', '/clients', {
    name: 'Fernhill Notice Board',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
  });
  const { client_id = '', client_secret = '' } = client;
  await fernhill.api('POST', '/client-grants', { client_id, audience, scope: [] });
  const response = await fernhill.tenant.app.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret, audience }),
  });
  return String(((await response.json()) as { access_token: string }).access_token);
}

function pathOf({ path, params }: Pick<Route, 'path' | 'params'>): string {
  return pathParams(path).reduce((filled, name) => {
    const word = params?.[name] ? String(leastValue(params[name])) : 'not_there';
    return filled.replace(`{${name}}`, word);
  }, path);
}

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** Every route whose answer is not the one expected, with what it answered. */
async function unlike<R extends Route>(
  some: readonly R[],
  ask: (route: R) => Promise<unknown>,
  expected: (route: R) => unknown,
): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const route of some) {
    const answer = await ask(route);
    if (JSON.stringify(answer) !== JSON.stringify(expected(route)))
      wrong.push({ route: nameOf(route), answer });
  }
  return wrong;
}

async function send(route: Route, headers: Record<string, string>, body?: string) {
  const response = await fernhill.tenant.app.request(`/api/v2${pathOf(route)}`, {
    method: route.method,
    headers,
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

async function refusal(route: Route, body: unknown) {
  const answer = await fernhill.api(route.method, pathOf(route), body as Json);
  return { status: answer.status, errorCode: answer.body['errorCode'], message: answer.body['message'] };
}

describe('every route of the table', () => {
  it('answers 401 without a token', async () => {
    const wrong = await unlike(
      routes,
      (route) => send(route, {}),
      () => ({
        status: 401,
        body: { statusCode: 401, error: 'Unauthorized', message: 'Missing authentication' },
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers 403 with the scopes named to a token without them', async () => {
    const wrong = await unlike(
      routes.filter(({ scopes }) => scopes.length > 0),
      (route) => send(route, { authorization: `Bearer ${powerless}` }),
      ({ scopes }) => ({
        status: 403,
        body: {
          statusCode: 403,
          error: 'Forbidden',
          message: `Insufficient scope, expected any of: ${scopes.join(',')}`,
          errorCode: 'insufficient_scope',
        },
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers 413 to a body of more than two megabytes', async () => {
    const wrong = await unlike(
      withBody,
      async (route) => (await send(route, { 'content-length': String(3 * 1024 * 1024) }, '{}')).body,
      () => ({
        statusCode: 413,
        error: 'Payload Too Large',
        message: 'Payload content length greater than maximum allowed: 2097152',
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers 400 to a body that is no JSON', async () => {
    const authorization = `Bearer ${await fernhill.token()}`;
    const wrong = await unlike(
      withBody,
      async (route) =>
        (await send(route, { authorization, 'content-type': 'application/json' }, '{"name": ')).status,
      () => 400,
    );
    expect(wrong).toEqual([]);
  });

  it('answers 400 to a key that it does not know', async () => {
    const wrong = await unlike(
      withBody.filter(({ body }) => body instanceof z.ZodObject && body.def.catchall instanceof z.ZodNever),
      (route) => refusal(route, { ...(leastValue(route.body) as object), not_a_key_of_auth0: true }),
      () => ({
        status: 400,
        errorCode: 'invalid_body',
        message: "Payload validation error: 'Additional properties not allowed: not_a_key_of_auth0'.",
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers 400 to a body that is neither an object nor a list', async () => {
    const wrong = await unlike(
      withBody,
      async (route) => {
        const { status, errorCode } = await refusal(route, 'a bicycle');
        return { status, errorCode };
      },
      () => ({ status: 400, errorCode: 'invalid_body' }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers 404 in the words of the row where what it is about is not there', async () => {
    const wrong = await unlike(
      entryRoutes,
      (route) => refusal(route, route.method === 'GET' ? undefined : leastValue(route.body ?? z.object({}))),
      ({ missing }) => ({
        status: 404,
        errorCode: missing?.errorCode,
        message: missing?.message.replace(/\{\w+\}/, 'not_there') ?? 'Not Found',
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers 400 to a word that its path does not take', async () => {
    const wrong = await unlike(
      routes.filter(({ path, params = {} }) => pathParams(path).some((name) => name in params)),
      async (route) => {
        const { params: _, ...unchecked } = route;
        const { status, message } = await refusal(unchecked, route.body && leastValue(route.body));
        return { status, message: String(message).slice(0, 21) };
      },
      () => ({ status: 400, message: 'Path validation error' }),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps nothing of what it refused', () => {
    expect(everything()).toBe(before);
  });
});
