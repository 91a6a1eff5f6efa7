import type { Score, Scores } from './score.ts';

/** What both corpora together must reach, in percent. */
const GOALS = { status: 99.5, shape: 97, exact: 92 } as const;
type Measure = keyof typeof GOALS;
const MEASURES: readonly Measure[] = ['status', 'shape', 'exact'];

/** A line an operation, the most frequent differences, and each figure beside its goal. */
export function scoresText({ total, rows, misses }: Scores, most: number): string {
  const table = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, score]) => rowText(name, score));
  const worst = misses.slice(0, most).map(([miss, count]) => `${String(count).padStart(5)}  ${miss}`);
  const figures = MEASURES.map((measure) => {
    const verdict = reached(total, measure) ? 'met' : 'MISSED';
    return `  ${measure.padEnd(8)}${percent(total, measure).padStart(7)}   goal: at least ${GOALS[measure]} %   ${verdict}`;
  });
  return [
    ...table,
    '',
    'Most frequent differences',
    ...worst,
    '',
    `${total.sent} exchanges`,
    ...figures,
  ].join('\n');
}

/** Percentages that the figures must not fall below. */
export type Floor = Readonly<Record<Measure, number>>;

/** `99.4,90,85` as a floor of status, shape and exact. Throws where it is none. */
export function floorOf(text: string): Floor {
  const [status, shape, exact, ...rest] = text.split(',').map(Number);
  const floor = { status: status ?? Number.NaN, shape: shape ?? Number.NaN, exact: exact ?? Number.NaN };
  if (rest.length > 0 || Object.values(floor).some(Number.isNaN)) {
    throw new Error(`--floor takes three percentages, such as 99.5,97,92, not ${text}`);
  }
  return floor;
}

export function reaches({ total }: Scores, floor: Floor = GOALS): boolean {
  return MEASURES.every((measure) => reached(total, measure, floor));
}

function reached(score: Score, measure: Measure, floor: Floor = GOALS): boolean {
  return (100 * score[measure]) / Math.max(score.sent, 1) >= floor[measure];
}

function rowText(name: string, score: Score): string {
  const shares = MEASURES.map((measure) => `${measure} ${percent(score, measure).padStart(7)}`);
  return [name.padEnd(72), String(score.sent).padStart(5), ...shares].join('  ');
}

function percent(score: Score, measure: Measure): string {
  return `${((100 * score[measure]) / Math.max(score.sent, 1)).toFixed(1)} %`;
}
