import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median } from './bench.ts';
import { type HttpClient, httpClient } from './http-client.ts';
import { startLocal } from './local-process.ts';
import { stop } from './processes.ts';

const PORT = 4475;
const CONNECTIONS = 10;
const WARM_UP = 1_000;
const REQUESTS = 5_000;
const ROUNDS = 3;
const API = 'https://api.fernhill.example/';

/**
 * Tokens of machines a second over ten connections, with an Action in between and without one.
 */
export const tokensBench: Bench = async (note) => {
  const state = mkdtempSync(join(tmpdir(), 'bench-tokens-'));
  try {
    const { child } = await startLocal(state, PORT);
    const { ask, bind } = await prepared();
    const plain = await rate(PORT, ask);
    note(`without an Action: ${Math.round(plain)} a second`);
    await bind();
    const acting = await rate(PORT, ask);
    note(`with an Action: ${Math.round(acting)} a second`);
    await stop(child);
    return [
      { name: 'tokens a second, without an Action', value: plain, unit: '/s', goal: { atLeast: 1_500 } },
      { name: 'tokens a second, with an Action', value: acting, unit: '/s' },
    ];
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

type Ask = (client: HttpClient) => ReturnType<HttpClient['send']>;

/** A machine application with a grant, and an Action that can be bound. */
async function prepared(): Promise<{ ask: Ask; bind(): Promise<void> }> {
  const { deployClient } = (await (await fetch(`http://127.0.0.1:${PORT}/_local/status`)).json()) as {
    deployClient: { clientId: string; clientSecret: string };
  };
  const first = httpClient(PORT);
  const token = await tokenFrom(first, {
    client_id: deployClient.clientId,
    client_secret: deployClient.clientSecret,
    audience: `https://localhost:${PORT}/api/v2/`,
  });
  first.close();
  const api = httpClient(PORT, token);
  const make = async (method: string, path: string, body: unknown) => {
    const { status, text } = await api.send(method, `/api/v2${path}`, body);
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
  };
  await make('POST', '/resource-servers', {
    identifier: API,
    name: 'Bookings',
    scopes: [{ value: 'read:bookings' }],
  });
  const { client_id, client_secret } = await make('POST', '/clients', {
    name: 'Fernhill Reminder Worker',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post',
  });
  await make('POST', '/client-grants', { client_id, audience: API, scope: ['read:bookings'] });
  const body = { grant_type: 'client_credentials', client_id, client_secret, audience: API };
  return {
    ask: (client) => client.send('POST', '/oauth/token', body),
    async bind() {
      const { id } = await make('POST', '/actions/actions', {
        name: 'mark-machines',
        supported_triggers: [{ id: 'credentials-exchange', version: 'v2' }],
        code: 'exports.onExecuteCredentialsExchange = async (event, api) => { api.accessToken.setCustomClaim("https://fernhill.example/machine", event.client.name); };',
      });
      await make('POST', `/actions/actions/${id}/deploy`, {});
      await make('PATCH', '/actions/triggers/credentials-exchange/bindings', {
        bindings: [{ ref: { type: 'action_id', value: id }, display_name: 'mark-machines' }],
      });
    },
  };
}

async function tokenFrom(client: HttpClient, body: object): Promise<string> {
  const { text } = await client.send('POST', '/oauth/token', { grant_type: 'client_credentials', ...body });
  return (JSON.parse(text) as { access_token: string }).access_token;
}

/** Answers a second over ten connections that are kept: the median of three rounds. */
async function rate(port: number, ask: Ask): Promise<number> {
  const clients = Array.from({ length: CONNECTIONS }, () => httpClient(port));
  const round = async (count: number) => {
    let left = count;
    const started = process.hrtime.bigint();
    await Promise.all(
      clients.map(async (client) => {
        while (left-- > 0) {
          const { status, text } = await ask(client);
          if (status !== 200 || !text.includes('access_token')) throw new Error(`${status}: ${text}`);
        }
      }),
    );
    return count / (Number(process.hrtime.bigint() - started) / 1e9);
  };
  await round(WARM_UP);
  const rates: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) rates.push(await round(REQUESTS));
  for (const client of clients) client.close();
  return median(rates);
}
