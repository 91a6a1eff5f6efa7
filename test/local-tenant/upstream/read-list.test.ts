import { ProblemError } from '../../../src/core/problem.ts';
import { type Pages, readList } from '../../../src/local-tenant/upstream/read-list.ts';
import type { UpstreamAnswer } from '../../../src/local-tenant/upstream/upstream.ts';
import { openFork, upstreamOf } from '../../support/fork.ts';
import { type OpenTenant, openTenant, rows } from '../../support/open-tenant.ts';

const PAGES: Pages = { paging: 'pages', list: 'roles', wrapped: false, perPage: 2, id: 'id' };
const NAMES = ['Apprentice', 'Customer', 'Mechanic', 'Owner', 'Rider'];

let fernhill: OpenTenant;

beforeAll(async () => {
  fernhill = await openTenant();
  for (const name of NAMES) await fernhill.api('POST', '/roles', { name });
});
afterAll(() => fernhill.tenant.close());

const namesIn = (answer: Awaited<ReturnType<typeof readList>>) =>
  'items' in answer ? answer.items.map(({ name }) => name) : answer.refused;

describe('a list of an upstream', () => {
  it('is read page by page, each page once', async () => {
    const upstream = upstreamOf(fernhill);
    expect(namesIn(await readList(upstream, '/roles', PAGES))).toEqual(NAMES);
    expect(upstream.asked).toEqual(
      [0, 1, 2].map((page) => `/roles?page=${page}&per_page=2&include_totals=true`),
    );
  });

  it('is read by checkpoints where there are some', async () => {
    for (const name of ['river-post', 'harbour-couriers', 'hill-school']) {
      await fernhill.api('POST', '/organizations', { name });
    }
    const upstream = upstreamOf(fernhill);
    const pages = { ...PAGES, paging: 'both', list: 'organizations' } as const;
    expect(namesIn(await readList(upstream, '/organizations', pages))).toHaveLength(3);
    expect(upstream.asked).toEqual(['/organizations?take=2', expect.stringMatching(/take=2&from=/)]);
  });

  it('is read until a page is short where nobody tells a total', async () => {
    const upstream = upstreamOf(fernhill, (path) => bare(path, ['a', 'b', 'c']));
    expect(namesIn(await readList(upstream, '/rules', PAGES))).toEqual(['a', 'b', 'c']);
    expect(upstream.asked).toHaveLength(2);
  });

  it.each([
    ['comes twice', 'Customer'],
    ['is not there any more', undefined],
  ])('is read again where an item %s', async (_, instead) => {
    let broken = 1;
    const upstream = upstreamOf(fernhill, (path) => {
      if (!path.includes('page=1') || broken-- <= 0) return undefined;
      const roles = [instead, 'Owner'].flatMap((name) =>
        name === undefined ? [] : [{ id: idOf(name), name }],
      );
      return { status: 200, body: { start: 2, limit: 2, total: 5, roles } };
    });
    const { id = '' } = rows(await fernhill.api('GET', '/roles'))[1] ?? {};
    function idOf(name: string) {
      return name === 'Customer' ? id : name;
    }
    expect(namesIn(await readList(upstream, '/roles', PAGES))).toEqual(NAMES);
    expect(upstream.asked).toHaveLength(6);
  });

  it('is given up where it never stands still: upstream-changing', async () => {
    let total = 5;
    const upstream = upstreamOf(fernhill, (path) =>
      path.includes('page=0')
        ? { status: 200, body: { start: 0, limit: 2, total: ++total, roles: [{ id: 'a' }, { id: 'b' }] } }
        : undefined,
    );
    const error = await readList(upstream, '/roles', PAGES).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problems[0]).toMatchObject({
      code: 'upstream-changing',
      message: expect.stringContaining('/roles'),
    });
    expect(upstream.asked.length).toBeLessThan(20);
  });

  it('that was refused is told with the answer', async () => {
    const refused = { status: 403, body: { statusCode: 403, message: 'Not in your plan.' } };
    expect(
      await readList(
        upstreamOf(fernhill, () => refused),
        '/roles',
        PAGES,
      ),
    ).toEqual({ refused });
  });

  it('of people is no longer than Auth0 lists it', async () => {
    const users = Array.from({ length: 100 }, (_, i) => ({ user_id: `auth0|${i}` }));
    const upstream = upstreamOf(fernhill, () => ({
      status: 200,
      body: { start: 0, limit: 100, total: 1001, users },
    }));
    const { api, fork } = await openFork(upstream);
    expect(await api('GET', '/users')).toMatchObject({
      status: 424,
      body: { errorCode: 'upstream-too-many', message: expect.stringContaining('no more than 1000') },
    });
    expect(upstream.asked).toHaveLength(1);
    expect(fork.failure).toBeDefined();
    expect(await api('GET', '/users/auth0%7C1')).not.toMatchObject({ status: 424 });
  });
});

/** A bare array, cut by `page` and `per_page`. */
function bare(path: string, names: readonly string[]): UpstreamAnswer {
  const query = new URL(path, 'https://fernhill.example').searchParams;
  const start = Number(query.get('page')) * Number(query.get('per_page'));
  return { status: 200, body: names.slice(start, start + 2).map((name) => ({ id: name, name })) };
}
