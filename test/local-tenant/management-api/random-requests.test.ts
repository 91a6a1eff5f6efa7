import * as fc from 'fast-check';
import type * as z from 'zod';
import type { Doc } from '../../../src/core/json.ts';
import { pathParams } from '../../../src/local-tenant/management-api/paths.ts';
import type { Route } from '../../../src/local-tenant/management-api/route.ts';
import { routesOf } from '../../../src/local-tenant/management-api/routes.ts';
import { LOGS } from '../../../src/resources/logs/log-store.ts';
import { kinds } from '../../../src/resources/table.ts';
import { type Ref, traitsOf } from '../../../src/resources/traits.ts';
import { arbitraryValue } from '../../support/arbitrary-value.ts';
import { mangled, oddBodies, oddContentTypes, oddQueries, oddTexts, quoted } from '../../support/odd.ts';
import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

/** `SEED=7 RUNS=500 npx jest test/local-tenant/management-api/random-requests` looks elsewhere, and for longer. */
const SEED = Number(process.env['SEED'] ?? 20_260_302);
const RUNS = Number(process.env['RUNS'] ?? 6);

interface Request {
  /** What stands in the path's braces: a text as it is, or the nth of the ids that are there when it is sent. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly query: string;
  readonly body: string | undefined;
  readonly contentType: string | undefined;
}

let fernhill: OpenTenant;
let token: string;

beforeAll(async () => {
  fernhill = await openTenant();
  token = await fernhill.token();
  // So that there is something to hit.
  const id = async (path: string, body: Parameters<OpenTenant['api']>[2]) =>
    (await fernhill.api('POST', path, body)).body;
  await id('/connections', { name: 'fernhill-customers', strategy: 'auth0' });
  await id('/roles', { name: 'Mechanic' });
  await id('/organizations', { name: 'harbour-couriers' });
  await id('/resource-servers', {
    identifier: 'https://api.fernhill.example/',
    scopes: [{ value: 'read:bookings' }],
  });
  await id('/users', {
    connection: 'fernhill-customers',
    email: 'nora.fields@mail.example',
    password: 'Nora-rides-the-river-path-7',
  });
});
afterAll(() => fernhill.tenant.close());

type Kept = ReadonlyMap<string, { readonly doc: Doc; readonly text: string }>;

/** All that the tenant keeps, hidden documents too, but for its log: that tells of refused requests as well. */
function documents(): (readonly [string, Doc])[] {
  const { documents } = fernhill.tenant.context.state;
  const paths = documents.paths('/').filter((path) => path !== LOGS);
  return paths.flatMap((path) => documents.entries(path).map(([id, doc]) => [`${path} ${id}`, doc] as const));
}

/** The same written out, where it is new since `before`. */
function everything(before?: Kept): Kept {
  return new Map(
    documents().map(([key, doc]) => {
      const known = before?.get(key);
      return [key, known?.doc === doc ? known : { doc, text: JSON.stringify(doc) }];
    }),
  );
}

/** Documents are never changed in place, so those that are the same object need no look until the end. */
function isSame(before: Kept): boolean {
  const now = documents();
  return (
    now.length === before.size &&
    now.every(([key, doc]) => {
      const known = before.get(key);
      return known?.doc === doc || known?.text === JSON.stringify(doc);
    })
  );
}

function pathOfRef({ to }: Ref): string | undefined {
  const [name] = to;
  return name === 'databases' ? '/connections' : kinds.find((kind) => kind.name === name)?.path;
}

/** Fields that hold an id by their name, whether or not the row says so. */
const NAMED: Readonly<Record<string, string>> = {
  client_id: '/clients',
  connection_id: '/connections',
  user_id: '/users',
  organization_id: '/organizations',
  action_id: '/actions/actions',
};

function fieldValue(key: string, schema: z.ZodType): fc.Arbitrary<unknown> | undefined {
  const { ref } = traitsOf(schema);
  const path = (ref && pathOfRef(ref)) ?? NAMED[key];
  return path === undefined ? undefined : fc.nat({ max: 3 }).map((n) => `<${path}#${n}>`);
}

const manner = {
  optional: 0.3,
  text: fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('Fernhill', 'https://fernhill.example/', 'post-login', ...oddTexts),
  ),
  field: fieldValue,
} as const;

function requestOf(route: Route): fc.Arbitrary<Request> {
  const param = fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(...oddTexts).map(quoted) },
  );
  const valid = route.body ? arbitraryValue(route.body, manner) : fc.constant({});
  const json = fc
    .oneof(valid, valid.chain(mangled))
    .map((value) => JSON.stringify(value) as string | undefined);
  return fc.record({
    params: fc.record(Object.fromEntries(pathParams(route.path).map((name) => [name, param]))),
    query: oddQueries,
    body:
      route.method === 'GET'
        ? fc.constant(undefined)
        : fc.oneof({ weight: 5, arbitrary: json }, { weight: 1, arbitrary: oddBodies }),
    contentType: fc.oneof(
      { weight: 5, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: oddContentTypes },
    ),
  });
}

function nthId(path: string, n: number): string {
  const ids = fernhill.tenant.context.state.documents.entries(path).map(([id]) => id);
  return ids[n % Math.max(ids.length, 1)] || 'not_there';
}

function pathOf(route: Route, params: Request['params']): string {
  let collection = '';
  let path = '';
  for (const part of route.path.split('/').slice(1)) {
    const param = part.startsWith('{') ? params[part.slice(1, -1)] : part;
    const id = typeof param === 'number' ? nthId(collection, param) : (param ?? '');
    path += `/${typeof param === 'number' ? quoted(id) : id}`;
    collection += `/${id}`;
  }
  return path;
}

/** The body with the ids of documents that are there. */
function withIds(body: string): string {
  return body.replace(/<(\/[^<>#]*)#(\d+)>/g, (_, path: string, n: string) =>
    JSON.stringify(nthId(path, Number(n))).slice(1, -1),
  );
}

async function answer(route: Route, { params, query, body, contentType }: Request) {
  const response = await fernhill.tenant.app.request(`/api/v2${pathOf(route, params)}?${query}`, {
    method: route.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    ...(body !== undefined && { body: withIds(body) }),
  });
  return { status: response.status, body: await response.text() };
}

it(
  `answers no random request with a fault of its own, and keeps nothing of what it refuses (SEED=${SEED})`,
  async () => {
    const told: string[] = [];
    const stderr = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => Boolean(told.push(String(text))));
    const wrong: unknown[] = [];
    let before = everything();
    for (const route of routesOf(kinds).filter(({ goesOn }) => !goesOn)) {
      const property = fc.asyncProperty(requestOf(route), async (request) => {
        told.length = 0;
        const { status, body } = await answer(route, request);
        if (status >= 500 && status !== 501) throw new Error(`${status} ${told.join('') || body}`);
        if (status === 401) throw new Error('the token is no longer good');
        if (status < 400) before = everything(before);
        else if (!isSame(before)) throw new Error(`${status}, and yet something changed`);
      });
      const { failed, counterexample, errorInstance } = await fc.check(property, {
        seed: SEED,
        numRuns: RUNS,
      });
      if (failed)
        wrong.push({
          route: `${route.method} ${route.path}`,
          request: counterexample?.[0],
          error: String(errorInstance),
        });
    }
    stderr.mockRestore();
    for (const { doc, text } of before.values()) expect(JSON.stringify(doc)).toBe(text);
    expect(wrong).toEqual([]);
  },
  RUNS * 10_000,
);
