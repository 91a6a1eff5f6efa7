import type * as z from 'zod';
import { type Doc, docOf } from '../../core/json.ts';

/** What a line of a table says: `AUTH0 GET_USER connection_id user_id`, `FIELD DATE? format? default_value?`. */
interface Line {
  /** False where the object may be left out altogether: `DATE?`. */
  readonly needed: boolean;
  readonly must: readonly string[];
  readonly known: ReadonlySet<string>;
  /** True where there may be others: `…`. */
  readonly open: boolean;
}

interface Notation {
  /** The two fields that a line is found by: `type` and `action` of a step. */
  readonly by: readonly [family: string, type: string];
  /** The field whose keys the line tells: `params`. */
  readonly inside: string;
}

/**
 * A check of objects that a table describes, one line a kind. A schema for each of a hundred kinds would cost every
 * start more than the rest of the table; this reads the table when it is first asked.
 */
export function tableCheck(table: string, { by, inside }: Notation) {
  let lines: ReadonlyMap<string, Line> | undefined;
  return (value: unknown, issues: z.core.$RefinementCtx): void => {
    lines ??= readTable(table);
    const doc = value as Doc;
    const [family, type] = by.map((field) => String(doc[field]));
    const line = lines.get(`${family} ${type}`);
    if (!line) {
      issues.addIssue({ code: 'invalid_value', values: [], input: doc[by[1]], path: [by[1]] });
      return;
    }
    if (doc[inside] === undefined) {
      if (line.needed) issues.addIssue(missing([inside]));
      return;
    }
    const inner = docOf(doc[inside]);
    const keys = Object.keys(inner);
    const extra = keys.filter((key) => !line.known.has(key));
    if (extra.length > 0 && !line.open) {
      issues.addIssue({ code: 'unrecognized_keys', keys: extra, input: inner, path: [inside] });
    }
    for (const key of line.must.filter((one) => !keys.includes(one))) issues.addIssue(missing([inside, key]));
  };
}

function missing(path: PropertyKey[]): z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType> {
  return { code: 'invalid_type', expected: 'unknown', input: undefined, path };
}

function readTable(table: string): ReadonlyMap<string, Line> {
  const lines = table.trim().split('\n');
  return new Map(
    lines.map((text) => {
      const [family = '', type = '', ...names] = text.trim().split(/\s+/);
      const line = {
        needed: !type.endsWith('?'),
        must: names.filter((name) => !/[?…]$/.test(name)),
        known: new Set(names.map((name) => name.replace('?', ''))),
        open: names.includes('…'),
      };
      return [`${family} ${type.replace('?', '')}`, line];
    }),
  );
}
