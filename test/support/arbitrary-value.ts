import * as fc from 'fast-check';
import * as z from 'zod';

/** How values are made from a schema. */
export interface Manner {
  /** How often a field that may be left out is there: 0 never, 1 always. */
  readonly optional: 0 | 0.3 | 1;
  readonly text: fc.Arbitrary<string>;
  /** Values for a field of an object where not just any will do: ids of what is there. */
  field?(key: string, schema: z.ZodType): fc.Arbitrary<unknown> | undefined;
}

/** Deeper than this, only what must be there. */
const DEEPEST = 6;

/** Values that the schema takes, as far as it tells: what a `refine` wants, it does not. */
export function arbitraryValue(schema: z.ZodType, manner: Manner, depth = 0): fc.Arbitrary<unknown> {
  const inner = (below: unknown) => arbitraryValue(below as z.ZodType, manner, depth);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return inner(schema.unwrap());
  if (schema instanceof z.ZodLazy) return inner(schema.unwrap());
  if (schema instanceof z.ZodPipe) return inner(schema.in);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNull) return fc.constant(null);
  if (schema instanceof z.ZodUnion) {
    const [first, ...rest] = schema.options.map(inner);
    if (!first) throw new Error('a union of nothing');
    return manner.optional === 0 ? first : fc.oneof(first, ...rest);
  }
  if (schema instanceof z.ZodNumber) return numbers(schema);
  if (schema instanceof z.ZodArray) return lists(schema, manner, depth);
  if (schema instanceof z.ZodRecord) {
    const value = arbitraryValue(schema.valueType as z.ZodType, manner, depth + 1);
    return manner.optional === 0
      ? fc.constant({})
      : fc.dictionary(fc.string({ maxLength: 12 }), value, { maxKeys: 3 });
  }
  if (schema instanceof z.ZodObject) return objects(schema, manner, depth);
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny)
    return manner.optional === 0 ? fc.constant({}) : fc.jsonValue({ maxDepth: 2 });
  return texts(schema, manner);
}

/** What a schema of text, a number or a list was given besides its type: lengths, limits, a pattern. */
interface Check {
  readonly check?: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly length?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
}

function checksOf(schema: z.ZodType): Check[] {
  const own = schema.def as unknown as Check & { readonly checks?: readonly z.core.$ZodCheck[] };
  const added = (own.checks ?? []).map((check) => check._zod.def as unknown as Check);
  return own.check === undefined ? added : [own, ...added];
}

/** The least and the most of a length. */
function lengthsOf(checks: readonly Check[]): { readonly least: number; readonly most: number } {
  return {
    least: Math.max(0, ...checks.map(({ minimum, length }) => minimum ?? length ?? 0)),
    most: Math.min(...checks.map(({ maximum, length }) => maximum ?? length ?? Number.POSITIVE_INFINITY)),
  };
}

function numbers(schema: z.ZodNumber): fc.Arbitrary<number> {
  const bounds = (check: string) =>
    checksOf(schema).flatMap((one) =>
      one.check === check && one.value !== undefined
        ? [one.value + (one.inclusive ? 0 : check === 'less_than' ? -1 : 1)]
        : [],
    );
  const most = Math.min(1e6, ...bounds('less_than'));
  return fc.integer({ min: Math.min(most, Math.max(1, ...bounds('greater_than'))), max: most });
}

function lists(schema: z.ZodArray, manner: Manner, depth: number): fc.Arbitrary<unknown[]> {
  const { least, most } = lengthsOf(checksOf(schema));
  const maxLength = manner.optional === 0 || depth > DEEPEST ? least : Math.min(Math.max(least, 3), most);
  if (maxLength === 0) return fc.constant([]);
  const element = arbitraryValue(schema.element as z.ZodType, manner, depth + 1);
  return fc.array(element, { minLength: least, maxLength });
}

function objects(schema: z.ZodObject, manner: Manner, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const all: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const [key, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
    const must = !(field instanceof z.ZodOptional || field instanceof z.ZodDefault);
    if (must) required.push(key);
    else if (manner.optional === 0 || depth > DEEPEST) continue;
    all[key] = manner.field?.(key, field) ?? arbitraryValue(field, manner, depth + 1);
  }
  return fc.record(all, {
    requiredKeys: manner.optional === 1 ? Object.keys(all) : required,
    noNullPrototype: true,
  });
}

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.constantFrom('nora.fields@mail.example', 'wanda@fernhill.example'),
  url: fc.constantFrom('https://fernhill.example/', 'https://bookings.fernhill.example/ride'),
  uuid: fc.uuid(),
  datetime: fc.constant('2026-03-01T12:00:00.000Z'),
  date: fc.constant('2026-03-01'),
};

function texts(schema: z.ZodType, manner: Manner): fc.Arbitrary<string> {
  const checks = checksOf(schema);
  const { least, most } = lengthsOf(checks);
  const known = checks.flatMap(({ format }) => FORMATS[format ?? ''] ?? [])[0];
  if (known) return known;
  const patterns = checks.flatMap(({ pattern }) => pattern ?? []);
  const [pattern] = patterns;
  if (!pattern) return manner.text.map((text) => text.slice(0, most).padEnd(least, 'x'));
  const fits = (text: string) =>
    text.length >= least && text.length <= most && patterns.every((one) => one.test(text));
  const usual = USUAL.filter(fits);
  // Patterns of addresses take a second each to be turned around.
  const whole = pattern.source.length > 200;
  const matching = whole
    ? fc.constantFrom(...(usual.length > 0 ? usual : USUAL))
    : matched(pattern).filter(fits);
  return manner.text.chain((text) => (fits(text) ? fc.constant(text) : matching));
}

const turnedAround = new Map<string, fc.Arbitrary<string>>();

/** Texts that match the pattern. */
function matched({ source, flags }: RegExp): fc.Arbitrary<string> {
  const key = `${source} ${flags}`;
  const found = turnedAround.get(key) ?? fc.stringMatching(new RegExp(source, flags.replace('i', '')));
  turnedAround.set(key, found);
  return found;
}

/** Texts that fit most patterns that the Management API has. */
const USUAL = [
  'https://fernhill.example/',
  'fernhill.example',
  '#2f6b3c',
  'fernhill',
  'org_0123456789abcdef',
  '111122223333',
  '',
];

/** One value that the schema takes, with only what must be there, the same in every run. */
export function leastValue(schema: z.ZodType, manner: Partial<Manner> = {}, seed = 1): unknown {
  const arbitrary = arbitraryValue(schema, { optional: 0, text: fc.constant('Fernhill'), ...manner });
  return fc.sample(arbitrary, { numRuns: 1, seed })[0];
}
