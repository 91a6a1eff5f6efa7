import type { Doc, Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
beforeEach(async () => {
  fernhill = await openTenant();
  const { state } = fernhill.tenant.context;
  state.write((documents) => {
    documents.removeUnder('/_logs');
    for (const entry of ENTRIES) documents.put('/_logs', String(entry.log_id), entry);
  });
});
afterEach(() => fernhill.tenant.close());

const ENTRIES: readonly Doc[] = [
  {
    log_id: '1',
    type: 's',
    date: '2026-02-27T10:00:00.000Z',
    user_id: 'auth0|ama',
    user_name: 'ama',
    client_name: 'Shop',
  },
  {
    log_id: '2',
    type: 'fp',
    date: '2026-02-28T10:00:00.000Z',
    user_id: 'auth0|ama',
    description: 'Wrong password.',
  },
  { log_id: '3', type: 'ss', date: '2026-02-28T11:00:00.000Z', user_id: 'auth0|kofi', user_name: 'kofi' },
  { log_id: '4', type: 's', date: '2026-02-28T12:00:00.000Z', user_id: 'auth0|kofi', user_name: 'kofi' },
];

function ids(body: unknown): unknown[] {
  return (body as Doc[]).map(({ log_id }) => log_id);
}

async function found(query: string): Promise<unknown[]> {
  return ids((await fernhill.api('GET', `/logs?${query}`)).body);
}

it.each([
  ['', ['4', '3', '2', '1']],
  ['sort=date:1', ['1', '2', '3', '4']],
  ['q=type:s', ['4', '1']],
  ['q=type:s*', ['4', '3', '1']],
  ['q=description:"Wrong password."', ['2']],
  ['q=date:[2026-02-28 TO *]', ['4', '3', '2']],
  ['q=date:[* TO 2026-02-28}', ['1']],
  ['q=kofi AND NOT type:ss', ['4']],
  ['search=SHO', ['1']],
  ['page=1&per_page=3', ['1']],
])('logs are found by %s', async (query, expected) => {
  expect(await found(query)).toEqual(expected);
});

it('logs are told with totals of the page, and by the fields that are asked for', async () => {
  const { body } = await fernhill.api('GET', '/logs?include_totals=true&per_page=3&fields=type,log_id');
  expect(body).toMatchObject({ start: 0, limit: 3, length: 3, total: 3 });
  expect((body['logs'] as Json[])[0]).toEqual({ log_id: '4', type: 's' });
  expect((await fernhill.api('GET', '/logs?page=10&per_page=100')).status).toBe(400);
  expect((await fernhill.api('GET', '/logs?q=type:(s')).status).toBe(400);
});

it('logs follow a checkpoint, with a link that leads on', async () => {
  const token = await fernhill.token();
  const page = async (path: string) => {
    const response = await fernhill.tenant.app.request(path, {
      headers: { authorization: `Bearer ${token}` },
    });
    const next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    return { ids: ids(await response.json()), next };
  };
  const first = await page('/api/v2/logs?from=1&take=2&q=type:fp');
  expect(first.ids).toEqual(['2', '3']);
  const second = await page(first.next);
  // Asking for the token was an exchange, which is in the log as well.
  expect(second.ids.slice(0, 1)).toEqual(['4']);
  const last = await page(second.next);
  const empty = await page(last.next);
  expect(empty.ids).toEqual([]);
  expect(empty.next).toBe(last.next);
  expect((await fernhill.api('GET', '/logs?from=1&take=101')).status).toBe(400);
});

it('one entry is told by its id, and the entries of a user by theirs', async () => {
  expect((await fernhill.api('GET', '/logs/2')).body).toMatchObject({ type: 'fp' });
  expect((await fernhill.api('GET', '/logs/9')).status).toBe(404);
  expect(ids((await fernhill.api('GET', '/users/auth0%7Cama/logs')).body)).toEqual(['2', '1']);
});

it('the numbers of each day are counted from the log', async () => {
  const { body } = await fernhill.api('GET', '/stats/daily?from=20260228&to=20260228');
  expect(body).toEqual([
    {
      date: '2026-02-28T00:00:00.000Z',
      logins: 1,
      signups: 1,
      leaked_passwords: 0,
      created_at: '2026-02-28T11:00:00.000Z',
      updated_at: '2026-02-28T12:00:00.000Z',
    },
  ]);
  expect((await fernhill.api('GET', '/stats/daily')).body).toHaveLength(2);
  expect((await fernhill.api('GET', '/stats/daily?from=yesterday')).status).toBe(400);
});

it('people who signed in within thirty days are active', async () => {
  await fernhill.control('POST', '/seed', {
    '/users': [
      { user_id: 'auth0|ama', last_login: '2026-02-27T10:00:00.000Z' },
      { user_id: 'auth0|efua', last_login: '2026-01-27T10:00:00.000Z' },
    ],
  });
  expect((await fernhill.api('GET', '/stats/active-users')).body).toBe(2);
});
