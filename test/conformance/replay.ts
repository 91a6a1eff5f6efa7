import type { Json } from '../../src/core/json.ts';
import { type Difference, differences } from './compare.ts';
import type { Exchange } from './corpus.ts';
import { RecordedIds } from './recorded-ids.ts';
import { seedsOf } from './seeds.ts';

/** The local tenant that is measured. */
export interface Target {
  /** `http://localhost:4400` */
  readonly base: string;
  /** An access token for the Management API. */
  readonly token: string;
}

/** One exchange and how the local answer to it departs from the recorded one. */
export interface Replayed {
  readonly exchange: Exchange;
  readonly sameStatus: boolean;
  readonly differences: readonly Difference[];
}

interface Answer {
  readonly status: number;
  readonly body: Json | undefined;
}

/** Refusals for a feature that the recorded tenant had not bought, and for haste: no facts about a request. */
const SKIPPED: ReadonlySet<number> = new Set([403, 429]);

/** Empties the tenant, seeds what the scenario found there, sends its requests in order and compares the answers. */
export async function replay(target: Target, scenario: readonly Exchange[]): Promise<readonly Replayed[]> {
  await control(target, 'reset', {});
  const seeds = seedsOf(scenario);
  if (Object.keys(seeds).length > 0) await control(target, 'seed', seeds);
  const ids = new RecordedIds();
  const replayed: Replayed[] = [];
  for (const exchange of scenario) {
    if (SKIPPED.has(exchange.status)) continue;
    replayed.push(judged(exchange, await send(target, exchange, ids), ids));
  }
  return replayed;
}

function judged(exchange: Exchange, { status, body }: Answer, ids: RecordedIds): Replayed {
  const { method, response } = exchange;
  const sameStatus = status === exchange.status;
  if (!sameStatus) {
    return { exchange, sameStatus, differences: [`status ${status}, recorded ${exchange.status}`] };
  }
  // What a refusal says is for people: only its status is compared.
  if (status >= 300) return { exchange, sameStatus, differences: [] };
  if (['POST', 'PUT', 'PATCH'].includes(method)) ids.learn(response, body);
  return { exchange, sameStatus, differences: differences(response, body, ids) };
}

async function send({ base, token }: Target, exchange: Exchange, ids: RecordedIds): Promise<Answer> {
  const { method, path, query = {}, request } = exchange;
  const parts = ids.localise(decodeURIComponent(path)).split('/');
  const url = new URL(parts.map(encodeURIComponent).join('/'), base);
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) url.searchParams.append(name, ids.localise(String(item)));
  }
  const hasBody = request !== null && request !== undefined;
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(hasBody && { 'content-type': 'application/json' }) },
    ...(hasBody && { body: ids.localise(JSON.stringify(request)) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: bodyOf(await response.text()) };
}

async function control({ base }: Target, verb: string, body: Json): Promise<void> {
  const response = await fetch(new URL(`/_local/${verb}`, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`/_local/${verb} answered ${response.status}: ${await response.text()}`);
}

function bodyOf(text: string): Json | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
