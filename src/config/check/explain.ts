import * as z from 'zod';
import { isDoc } from '../../core/json.ts';
import type { Path } from '../tree.ts';
import { core, fieldsOf, optionsOf, part, wordsOf } from './schema.ts';

/** Something that a schema does not accept: `schema` is that of the place, `path` leads to it. */
export interface Finding {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
  readonly schema: z.ZodType;
}

/** Compiling a schema pays from some dozens of values on; a command checks a tenant once. */
const ONCE = { jitless: true };

/** All that a schema has against a value. Of a union, what the alternative says that the value was most likely meant to be. */
export function explain(schema: z.ZodType, value: unknown, path: Path = []): Finding[] {
  const result = schema.safeParse(value, ONCE);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => {
    const steps = issue.path as (string | number)[];
    const at = { issue, path: [...path, ...steps], schema: schemaAt(schema, steps, value) };
    if (issue.code !== 'invalid_union') return [at];
    if (issue.discriminator)
      return [
        { ...at, schema: discriminator(schemaAt(schema, steps.slice(0, -1), value), issue.discriminator) },
      ];
    const found = valueAt(value, steps);
    const likely = likelyOption(at.schema, found);
    return likely ? explain(likely, found, at.path) : [at];
  });
}

/** The alternative of a union that fits the value best; undefined where none is of its type, and the schema itself where it is no union. */
export function likelyOption(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  const options = optionsOf(schema);
  if (options.length === 1) return schema;
  const ofType = options.filter((option) => isOfType(option, value));
  const named = ofType.filter((option) => agrees(option, value));
  // Most unions are told apart by this much; trying every alternative takes longer.
  if (named.length === 1) return named[0];
  const scored = ofType.map((option) => ({ option, score: misfit(option, value) }));
  const best = scored.reduce((a, b) => (b.score < a.score ? b : a), {
    option: schema,
    score: Number.POSITIVE_INFINITY,
  });
  return best.score < Number.POSITIVE_INFINITY ? best.option : undefined;
}

function isOfType(schema: z.ZodType, value: unknown): boolean {
  const inner = core(schema);
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return isDoc(value);
  if (inner instanceof z.ZodArray) return Array.isArray(value);
  if (inner instanceof z.ZodString) return typeof value === 'string';
  return true;
}

/** False for an object of which a required word (its `strategy`) says that it is another alternative. */
function agrees(schema: z.ZodType, value: unknown): boolean {
  if (!isDoc(value)) return true;
  return Object.entries(fieldsOf(schema)).every(([key, field]) => {
    if (field instanceof z.ZodOptional) return true;
    const words = wordsOf(field);
    return words.length === 0 || words.includes(String(value[key]));
  });
}

/** How far a value is from a schema: another type altogether is infinitely far, a wrong literal (a discriminator) further than a wrong field. */
function misfit(schema: z.ZodType, value: unknown): number {
  const result = schema.safeParse(value, ONCE);
  if (result.success) return 0;
  const issues = result.error.issues;
  if (
    issues.some(
      ({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
    )
  ) {
    return Number.POSITIVE_INFINITY;
  }
  return issues.reduce((sum, issue) => sum + (issue.code === 'invalid_value' ? 100 : 1), 0);
}

/** The words that tell the alternatives of a union apart. */
function discriminator(union: z.ZodType, key: string): z.ZodType {
  return z.enum(optionsOf(union).flatMap((option) => wordsOf(part(option, key) ?? z.unknown())));
}

function schemaAt(schema: z.ZodType, path: Path, value: unknown): z.ZodType {
  let at = schema;
  let here = value;
  for (const step of path) {
    const likely = core(likelyOption(at, here) ?? at);
    at = part(likely, step) ?? z.unknown();
    here = valueAt(here, [step]);
  }
  return at;
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    here =
      typeof here === 'object' && here !== null && Object.hasOwn(here, step)
        ? Reflect.get(here, step)
        : undefined;
  }
  return here;
}
