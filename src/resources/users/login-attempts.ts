import type { Clock } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, isDoc, itemsOf, type Json } from '../../core/json.ts';

/**
 * Where failed sign-ins are counted, for brute-force protection:
 * `{ connection, identifier, ip, count, last }`, without an `ip` where attempts are counted from anywhere.
 */
export const ATTEMPTS = '/_attempts';

/** Auth0's documentation, "Brute-force protection": ten attempts, and blocks end thirty days after the last one. */
const MAX_ATTEMPTS = 10;
const BLOCK_LASTS = 30 * 86_400_000;

interface Protection {
  readonly enabled: boolean;
  /** False where attempts are counted and told of, but nobody is kept out. */
  readonly blocks: boolean;
  readonly perIdentifier: boolean;
  readonly maxAttempts: number;
  readonly allowlist: readonly string[];
}

/** The tenant's settings of brute-force protection, with Auth0's defaults. */
export function bruteForceProtection(documents: Documents): Protection {
  const settings = documents.get('/attack-protection/brute-force-protection', '') ?? {};
  return {
    enabled: settings.enabled !== false,
    blocks: settings.shields === undefined || textsIn(settings.shields).includes('block'),
    perIdentifier: settings.mode === 'count_per_identifier',
    maxAttempts: Number(settings.max_attempts ?? MAX_ATTEMPTS),
    allowlist: textsIn(settings.allowlist),
  };
}

/** How many attempts of a counter still count. */
export function freshCount(counter: Doc | undefined, clock: Clock): number {
  const fresh = clock.now() - Date.parse(String(counter?.last)) < BLOCK_LASTS;
  return fresh ? Number(counter?.count) : 0;
}

/** The blocks that are in force for people who are known by any of these names. */
export function blocksOf(documents: Documents, clock: Clock, names: readonly (Json | undefined)[]): Doc[] {
  const { maxAttempts } = bruteForceProtection(documents);
  return countersOf(documents, names)
    .filter(([, counter]) => freshCount(counter, clock) >= maxAttempts)
    .map(([, { identifier = '', ip, connection = '' }]) => ({
      identifier,
      ...(ip !== undefined && { ip }),
      connection,
    }));
}

/** Forgets the failed sign-ins of people who are known by any of these names; true where any were blocked or counted. */
export function removeBlocks(documents: Documents, names: readonly (Json | undefined)[]): boolean {
  const counters = countersOf(documents, names);
  for (const [id] of counters) documents.remove(ATTEMPTS, id);
  return counters.length > 0;
}

function countersOf(documents: Documents, names: readonly (Json | undefined)[]): (readonly [string, Doc])[] {
  const wanted = new Set(
    names.flatMap((name) => (typeof name === 'string' ? [name.trim().toLowerCase()] : [])),
  );
  return documents
    .entries(ATTEMPTS)
    .filter(([, counter]) => isDoc(counter) && wanted.has(String(counter.identifier)));
}

function textsIn(value: Json | undefined): string[] {
  return itemsOf(value).map(String);
}
