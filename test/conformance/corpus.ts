import { readFileSync } from 'node:fs';
import type { Doc, Json } from '../../src/core/json.ts';

/** One recorded request and what Auth0 answered: a line of a corpus. */
export interface Exchange {
  readonly test: string;
  readonly method: string;
  readonly path: string;
  /** `/clients/{id}` */
  readonly template: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly request?: Json;
  readonly status: number;
  readonly response: Json;
}

/** The exchanges of each recorded test, in order. `only` keeps those whose test or template has the text. */
export function readCorpora(files: readonly string[], only = ''): readonly (readonly Exchange[])[] {
  const scenarios = new Map<string, Exchange[]>();
  for (const file of files) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const exchange = JSON.parse(line) as Exchange;
      if (!`${exchange.test} ${exchange.template}`.includes(only)) continue;
      const scenario = scenarios.get(exchange.test) ?? [];
      scenario.push(exchange);
      scenarios.set(exchange.test, scenario);
    }
  }
  return [...scenarios.values()];
}

const ID_FIELDS = ['id', 'client_id', 'user_id', 'custom_domain_id', 'kid', 'themeId', 'ticket_id'];

/** The id of a document, whatever its kind calls it. */
export function idOf(doc: Json | undefined): string | undefined {
  if (doc === null || typeof doc !== 'object') return undefined;
  const fields = doc as Doc;
  for (const field of ID_FIELDS) {
    const id = fields[field];
    if (typeof id === 'string') return id;
  }
  return undefined;
}

const PAGE_FIELDS = new Set(['start', 'limit', 'total', 'next', 'length', 'page', 'per_page']);

/** The documents of an answer that is a list, in whichever form; undefined where it is something else. */
export function documentsOf(body: Json): readonly Json[] | undefined {
  if (Array.isArray(body)) {
    const items = body as readonly Json[];
    return items.every(isObject) ? items : undefined;
  }
  const entries = Object.entries(body as Doc);
  const lists = entries.flatMap(([, value]) => (Array.isArray(value) ? [value as readonly Json[]] : []));
  const others = entries.filter(([name]) => !PAGE_FIELDS.has(name));
  return lists.length === 1 && others.length === 1 ? lists[0]?.filter(isObject) : undefined;
}

function isObject(value: Json): boolean {
  return value !== null && typeof value === 'object';
}
