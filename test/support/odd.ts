import * as fc from 'fast-check';

/** What no caller should send, and some do. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '__proto__',
  'constructor',
  'toString',
  '../../clients',
  '🚲 Fahrräder für alle 自転車',
  '\ud800',
  'rol_0000000000000000',
  'auth0|',
  '|',
  '*',
  '(',
  '[a',
  '{{wheels}}',
  '<script>',
  "'; DROP TABLE documents; --",
  '-1',
  '1e309',
  'NaN',
  'null',
  'true',
  '99999999999999999999999',
  'x'.repeat(5000),
];

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { value };
  return value;
}

export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e308,
    -1e308,
    2 ** 53,
    [],
    {},
    [null],
    [[]],
    [{}],
    nested(60),
  ),
  fc.constantFrom(...oddTexts),
  fc.jsonValue({ maxDepth: 3 }),
);

const oddKeys = fc.constantFrom(
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '',
  'id',
  '$ref',
  'not_a_key',
  '0',
);

/** The value with one place within it taken away, replaced by something odd, or grown by an odd key. */
export function mangled(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .record({
      steps: fc.array(fc.nat(), { maxLength: 4 }),
      how: fc.constantFrom('replace', 'remove', 'add'),
      odd: oddValues,
      key: oddKeys,
    })
    .map(({ steps, how, odd, key }) => mangle(value, steps, how, odd, key));
}

function mangle(value: unknown, steps: readonly number[], how: string, odd: unknown, key: string): unknown {
  const [step, ...rest] = steps;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const at = step === undefined || entries.length === 0 ? undefined : step % entries.length;
  if (at === undefined) {
    if (how !== 'add') return odd;
    // From entries, so that `__proto__` is a key like any other.
    return Array.isArray(value) ? [...value, odd] : Object.fromEntries([...entries, [key, odd]]);
  }
  const changed = entries.flatMap(([name, inner], i): [string, unknown][] => {
    if (i !== at) return [[name, inner]];
    if (how === 'remove' && rest.length === 0) return [];
    return [[name, mangle(inner, rest, how, odd, key)]];
  });
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

/** Bodies that are no JSON, or hardly. */
export const oddBodies: fc.Arbitrary<string> = fc.constantFrom(
  '',
  '{',
  '"wheels"',
  'null',
  '[]',
  '[null]',
  '7',
  '1e999',
  '\ufeff{}',
  '{"name":"\u0000"}',
  '{"__proto__":{"name":"x"}}',
  '{"name":"a","name":{"name":"b"}}',
  '['.repeat(3000),
  '['.repeat(3000) + ']'.repeat(3000),
  'name=Fernhill&wheels=2',
  '--x\r\ncontent-disposition: form-data; name="users"\r\n\r\n[]\r\n--x--\r\n',
);

export const oddContentTypes: fc.Arbitrary<string | undefined> = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  ';;',
  undefined,
);

/** A query string, with or without sense. */
export const oddQueries: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.constantFrom(
            'page',
            'per_page',
            'include_totals',
            'from',
            'take',
            'fields',
            'include_fields',
            'q',
            'sort',
            'search_engine',
            'name',
            'strategy',
            'identifier',
            'type',
            'enabled',
            'is_global',
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom(...oddTexts) },
      ),
      fc.oneof(
        fc.constantFrom(
          '0',
          '1',
          '2',
          '50',
          'true',
          'false',
          'name',
          'name:1',
          'email:"nora*"',
          'date:[2026 TO *]',
        ),
        fc.constantFrom(...oddTexts),
      ),
    ),
    { maxLength: 3 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${quoted(name)}=${quoted(value)}`).join('&'));

/** As a URL carries it; a lone surrogate, which none can, as it is. */
export function quoted(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ed%a0%80';
  }
}
