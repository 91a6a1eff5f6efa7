import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type Figure, median } from './bench.ts';
import { type HttpClient, httpClient } from './http-client.ts';
import { startLocal } from './local-process.ts';
import { memoryOfTree, stop } from './processes.ts';

const PORT = 4473;
const WARM_UP = 200;
const REQUESTS = 1_000;
const USERS = 10_000;
const PAGES = 50;
const STARTS = 5;

/** The Management API over one kept-alive connection: single documents, and a collection of 10,000 users. */
export const managementBench: Bench = async (note) => {
  const state = mkdtempSync(join(tmpdir(), 'bench-management-'));
  try {
    const { child } = await startLocal(state, PORT);
    const api = await managementClient();
    const figures = [...(await singleDocument(api)), ...(await manyUsers(api, note))];
    api.close();
    await stop(child);
    return [...figures, ...(await starts(state))];
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

async function singleDocument(api: HttpClient): Promise<Figure[]> {
  const { client_id: id } = await made(api, '/clients', {
    name: 'Fernhill Bookings',
    app_type: 'regular_web',
  });
  const get = (count: number) => timesOf(count, () => api.send('GET', `/api/v2/clients/${id}`));
  const patch = (count: number) =>
    timesOf(count, (i) => api.send('PATCH', `/api/v2/clients/${id}`, { description: `No. ${i}` }));
  await get(WARM_UP);
  await patch(WARM_UP);
  return [
    {
      name: `GET of one document, ${REQUESTS} in a row (mean)`,
      value: mean(await get(REQUESTS)),
      unit: 'ms',
      goal: { atMost: 1 },
    },
    {
      name: `PATCH of one document, ${REQUESTS} in a row (mean)`,
      value: mean(await patch(REQUESTS)),
      unit: 'ms',
      goal: { atMost: 2 },
    },
  ];
}

async function manyUsers(api: HttpClient, note: (line: string) => void): Promise<Figure[]> {
  await made(api, '/connections', { name: 'fernhill-customers', strategy: 'auth0' });
  const creates = await timesOf(USERS, (i) => api.send('POST', '/api/v2/users', userOf(i)));
  note(`${USERS} users made; the last 1,000 in ${mean(creates.slice(-1_000)).toFixed(2)} ms each`);
  const page = async (name: string, query: string): Promise<Figure> => {
    await timesOf(5, () => api.send('GET', `/api/v2/users?${query}`));
    const times = await timesOf(PAGES, () => api.send('GET', `/api/v2/users?${query}`));
    return { name, value: median(times), unit: 'ms', goal: { atMost: 5 } };
  };
  return [
    {
      name: `POST of a user, ${USERS} of them (mean)`,
      value: mean(creates),
      unit: 'ms',
      goal: { atMost: 2 },
    },
    await page('first page of 50 users (median)', 'per_page=50'),
    await page('page 19 with totals (median)', 'per_page=50&page=19&include_totals=true'),
    await page(
      'users found by their e-mail address (median)',
      `q=${encodeURIComponent('email:"rider.5000@mail.example"')}`,
    ),
    await page('a page in another order (median)', 'per_page=50&sort=email:-1'),
  ];
}

async function starts(state: string): Promise<Figure[]> {
  const times: number[] = [];
  let memory = 0;
  for (let i = 0; i < STARTS; i++) {
    const { child, milliseconds } = await startLocal(state, PORT);
    times.push(milliseconds);
    const api = await managementClient();
    await timesOf(20, () => api.send('GET', '/api/v2/users?include_totals=true'));
    api.close();
    memory = Math.max(memory, memoryOfTree(child.pid ?? 0));
    await stop(child);
  }
  return [
    {
      name: `start with ${USERS} users to first answer (median)`,
      value: median(times),
      unit: 'ms',
      goal: { atMost: 1_000 },
    },
    { name: `memory with ${USERS} users`, value: memory, unit: 'MB', goal: { atMost: 300 } },
  ];
}

function userOf(i: number): object {
  return {
    connection: 'fernhill-customers',
    email: `rider.${i}@mail.example`,
    password: 'Every-rider-has-a-lock-7',
    name: `Rider ${i}`,
    user_metadata: { favourite: 'the river path' },
    app_metadata: { customer: i },
  };
}

/** A client that is authenticated as the deploy client. */
async function managementClient(): Promise<HttpClient> {
  const anonymous = httpClient(PORT);
  const status = JSON.parse((await anonymous.send('GET', '/_local/status')).text) as {
    deployClient: { clientId: string; clientSecret: string };
  };
  const { text } = await anonymous.send('POST', '/oauth/token', {
    grant_type: 'client_credentials',
    client_id: status.deployClient.clientId,
    client_secret: status.deployClient.clientSecret,
    audience: `https://localhost:${PORT}/api/v2/`,
  });
  anonymous.close();
  return httpClient(PORT, (JSON.parse(text) as { access_token: string }).access_token);
}

async function made(api: HttpClient, path: string, body: object): Promise<Record<string, string>> {
  const { status, text } = await api.send('POST', `/api/v2${path}`, body);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${text}`);
  return JSON.parse(text) as Record<string, string>;
}

/** Milliseconds of each of so many requests, one after the other. */
async function timesOf(
  count: number,
  send: (i: number) => Promise<{ status: number; text: string; milliseconds: number }>,
): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const { status, text, milliseconds } = await send(i);
    if (status >= 300) throw new Error(`answered ${status}: ${text}`);
    times.push(milliseconds);
  }
  return times;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
