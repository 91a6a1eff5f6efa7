import type { Replayed } from './replay.ts';

/** How many exchanges agree: `status` (the code), `shape` (the same keys, all the way down), `exact` (the same values). */
export interface Score {
  readonly sent: number;
  readonly status: number;
  readonly shape: number;
  readonly exact: number;
}

export interface Scores {
  readonly total: Score;
  /** By `GET /clients/{id}`. */
  readonly rows: ReadonlyMap<string, Score>;
  /** How often each difference occurs, the most frequent first. */
  readonly misses: readonly (readonly [string, number])[];
}

const NOTHING: Score = { sent: 0, status: 0, shape: 0, exact: 0 };

export function scoresOf(exchanges: readonly Replayed[]): Scores {
  const rows = new Map<string, Score>();
  const misses = new Map<string, number>();
  let total = NOTHING;
  for (const one of exchanges) {
    const row = `${one.exchange.method} ${one.exchange.template}`;
    const score = scoreOf(one);
    total = sum(total, score);
    rows.set(row, sum(rows.get(row) ?? NOTHING, score));
    for (const difference of new Set(one.differences)) {
      const miss = `${row}  ${difference}`;
      misses.set(miss, (misses.get(miss) ?? 0) + 1);
    }
  }
  return { total, rows, misses: [...misses].sort((a, b) => b[1] - a[1]) };
}

function scoreOf({ sameStatus, differences }: Replayed): Score {
  return {
    sent: 1,
    status: Number(sameStatus),
    shape: Number(sameStatus && !differences.some((one) => / (missing|extra)$/.test(one))),
    exact: Number(differences.length === 0),
  };
}

function sum(a: Score, b: Score): Score {
  return {
    sent: a.sent + b.sent,
    status: a.status + b.status,
    shape: a.shape + b.shape,
    exact: a.exact + b.exact,
  };
}
