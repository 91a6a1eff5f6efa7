import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type Figure, median } from './bench.ts';
import { fernhillOver, PEOPLE } from './fernhill-over.ts';
import { type HttpClient, httpClient } from './http-client.ts';
import { startLocal } from './local-process.ts';
import { installPeers, type Peer, peers, withPeer } from './peers/peers.ts';
import { stop } from './processes.ts';
import { signInOver } from './sign-in-over.ts';

const PORT = 4475;
const PEER_PORT = 4476;
const CONNECTIONS = 10;
const WARM_UP = 1_000;
const REQUESTS = 5_000;
const ROUNDS = 3;
const SIGN_INS = 200;

/** How many times as many tokens as a peer. */
const GOALS: Readonly<Record<string, number>> = { simulacrum: 4, 'oauth2-mock-server': 1.5 };

/**
 * Tokens of machines a second over ten connections, without an Action and with one in between, and whole sign-ins. With
 * `--peers`, beside servers that sign such tokens without looking at the secret; they are installed from npm when first asked for.
 */
export const tokensBench: Bench = async (note, flags) => {
  const withPeers = flags.includes('--peers');
  if (withPeers) await installPeers(note);
  const state = mkdtempSync(join(tmpdir(), 'bench-tokens-'));
  try {
    const { child } = await startLocal(state, PORT);
    const fernhill = await fernhillOver(PORT);
    const ask = (client: HttpClient) => client.send('POST', '/oauth/token', fernhill.machine);
    const plain = await rate(PORT, ask);
    note(`without an Action: ${Math.round(plain)} a second`);
    await fernhill.bind('credentials-exchange', MACHINES);
    const acting = await rate(PORT, ask);
    note(`with an Action: ${Math.round(acting)} a second`);
    await fernhill.bind('post-login', PEOPLE);
    const whole = await signInTime(PORT, fernhill.person);
    note(`a sign-in: ${whole.toFixed(1)} ms`);
    await stop(child);
    return [
      { name: 'tokens a second, without an Action', value: plain, unit: '/s', goal: { atLeast: 1_500 } },
      { name: 'tokens a second, with an Action', value: acting, unit: '/s' },
      ...(withPeers ? await besidePeers(acting, note) : []),
      { name: 'a sign-in by code, with an Action (median)', value: whole, unit: 'ms', goal: { atMost: 15 } },
    ];
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

const MACHINES =
  'exports.onExecuteCredentialsExchange = async (event, api) => { api.accessToken.setCustomClaim("https://fernhill.example/machine", event.client.name); };';

async function besidePeers(acting: number, note: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const peer of peers) {
    const theirs = await withPeer(peer, PEER_PORT, () => rate(PEER_PORT, asked(peer), peer.secure));
    note(`${peer.name}: ${Math.round(theirs)} a second`);
    figures.push({ name: `tokens a second, ${peer.name}`, value: theirs, unit: '/s' });
    const goal = { atLeast: GOALS[peer.name] ?? 1 };
    figures.push({ name: `with an Action, beside ${peer.name}`, value: acting / theirs, unit: 'x', goal });
  }
  return figures;
}

function asked(peer: Peer): Ask {
  const body = {
    grant_type: 'client_credentials',
    client_id: 'reminder-worker',
    client_secret: 'nobody-looks-at-it',
    audience: 'https://api.fernhill.example/',
  };
  return (client) => client.send('POST', peer.path, body);
}

type Ask = (client: HttpClient) => ReturnType<HttpClient['send']>;

/** Answers a second over ten connections that are kept: the median of three rounds. */
async function rate(port: number, ask: Ask, secure = false): Promise<number> {
  const clients = Array.from({ length: CONNECTIONS }, () => httpClient(port, undefined, { secure }));
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

/** Milliseconds from `/authorize` to the tokens, one after the other: the median. The hash of the password is in it. */
async function signInTime(port: number, person: Parameters<typeof signInOver>[1]): Promise<number> {
  for (let i = 0; i < SIGN_INS / 4; i += 1) await signInOver(port, person);
  const times: number[] = [];
  for (let i = 0; i < SIGN_INS; i += 1) {
    const started = process.hrtime.bigint();
    await signInOver(port, person);
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  return median(times);
}
