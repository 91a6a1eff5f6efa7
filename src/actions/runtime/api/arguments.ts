import { isDoc } from '../../../core/json.ts';

/** One argument of a method. */
export interface Argument {
  readonly name: string;
  readonly optional?: boolean;
  /** What it may be, where that is a short list. */
  readonly values?: readonly string[];
  /** How large it can be: `128 characters`. */
  readonly limit?: string;
  /** Values that it takes, those at the edge of a limit among them; tests are made from them. */
  readonly right: readonly unknown[];
  /** Values that it refuses, those just over a limit among them. */
  readonly wrong: readonly unknown[];
  /** What is wrong with a value ("must be a string"), or undefined. */
  problem(value: unknown): string | undefined;
}

/** An argument that can be anything, also left out: what a claim is set to. */
export const anything = (name: string): Argument => ({
  name,
  right: ['Sheffield', 7, true, null, ['road', 'cargo'], { city: 'Leeds' }],
  wrong: [],
  problem: () => undefined,
});

/** A text that is not empty. */
export const text = (name: string, max = Number.POSITIVE_INFINITY): Argument => ({
  name,
  ...(Number.isFinite(max) && { limit: `${max} characters` }),
  right: ['Fernhill', ...(Number.isFinite(max) ? ['x'.repeat(max)] : [])],
  wrong: [undefined, 3, '', ...(Number.isFinite(max) ? ['x'.repeat(max + 1)] : [])],
  problem: (value) =>
    typeof value !== 'string'
      ? 'must be a string'
      : (unless(value !== '', 'must not be empty') ??
        unless(value.length <= max, `must have at most ${max} characters`)),
});

/** A text of so many bytes in UTF-8 that is not empty. */
export const textOfBytes = (name: string, max: number): Argument => ({
  name,
  limit: `${max} bytes`,
  right: ['Fernhill', 'x'.repeat(max)],
  wrong: [undefined, 3, 'x'.repeat(max + 1), 'é'.repeat(max / 2 + 1), ''],
  problem: (value) =>
    typeof value !== 'string'
      ? 'must be a string'
      : (unless(value !== '', 'must not be empty') ??
        unless(Buffer.byteLength(value) <= max, `must have at most ${max} bytes`)),
});

export const flag = (name: string): Argument => ({
  name,
  right: [true, false],
  wrong: [undefined, 'true', 1],
  problem: (value) => unless(typeof value === 'boolean', 'must be true or false'),
});

export const positive = (name: string): Argument => ({
  name,
  right: [1_893_456_000_000, 1],
  wrong: [undefined, '60', 0, -1, Number.NaN, Number.POSITIVE_INFINITY],
  problem: (value) =>
    unless(typeof value === 'number' && Number.isFinite(value) && value > 0, 'must be a positive number'),
});

export const wholeNumber = (name: string, most: number): Argument => ({
  name,
  right: [1, most],
  wrong: [undefined, '1', 0, 1.5, most + 1],
  problem: (value) =>
    unless(
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most,
      `must be a whole number from 1 to ${most}`,
    ),
});

export const oneOf = (name: string, values: readonly string[]): Argument => ({
  name,
  values,
  right: values,
  wrong: [undefined, 'carrier-pigeon', 1],
  problem: (value) =>
    unless(typeof value === 'string' && values.includes(value), `must be one of ${values.join(', ')}`),
});

/** A list of texts that is not empty. */
export const texts = (name: string, most = Number.POSITIVE_INFINITY): Argument => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `Mechanic ${index}`);
  return {
    name,
    ...(Number.isFinite(most) && { limit: `${most} items` }),
    right: [['Mechanic'], ...(Number.isFinite(most) ? [many(most)] : [])],
    wrong: [undefined, 'Mechanic', [], ['Mechanic', 3], ...(Number.isFinite(most) ? [many(most + 1)] : [])],
    problem: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
        ? unless(value.length <= most, `must have at most ${most} items`)
        : 'must be an array of strings with at least one item',
  };
};

export const url = (name: string): Argument => ({
  name,
  right: ['https://bookings.fernhill.example/terms?step=1'],
  wrong: [undefined, 3, '', 'bookings.fernhill.example', 'javascript:alert(1)'],
  problem: (value) => unless(typeof value === 'string' && isHttpUrl(value), 'must be an http: or https: URL'),
});

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

/** An object; of its keys, those in `keys` are checked. */
export const object = (name: string, keys: readonly Argument[] = []): Argument => {
  const sample = Object.fromEntries(
    keys.filter((key) => !key.optional).map((key) => [key.name, key.right[0]]),
  );
  const samples = (which: 'right' | 'wrong') =>
    keys.flatMap((key) => key[which].map((value) => ({ ...sample, [key.name]: value })));
  return {
    name,
    right: [sample, ...samples('right')],
    wrong: [undefined, null, 'Fernhill', [], ...samples('wrong')],
    problem(value) {
      if (!isDoc(value)) return 'must be an object';
      const [first] = keys.flatMap((key) => wrongArgument(key, value[key.name]) ?? []);
      return first && `is wrong: ${first}`;
    },
  };
};

/** An array in which every item passes the check. */
export const listOf = (item: Argument): Argument => ({
  name: item.name,
  right: item.right.map((one) => [one]),
  wrong: [undefined, 'Fernhill', [], ...item.wrong.map((one) => [one])],
  problem(value) {
    if (!Array.isArray(value) || value.length === 0) return 'must be an array with at least one item';
    return value.map((one) => item.problem(one)).find((wrong) => wrong !== undefined);
  },
});

/** May be left out. */
export const optional = (inner: Argument): Argument => ({
  ...inner,
  optional: true,
  right: [...inner.right, undefined],
  wrong: inner.wrong.filter((value) => value !== undefined),
  problem: (value) => (value === undefined ? undefined : inner.problem(value)),
});

/** The value or null. */
export const orNull = (inner: Argument): Argument => ({
  ...inner,
  right: [...inner.right, null],
  wrong: inner.wrong.filter((value) => value !== null),
  problem: (value) => (value === null ? undefined : inner.problem(value)),
});

/** `` `reason` must be a string `` where the value is wrong. */
export function wrongArgument(argument: Argument, value: unknown): string | undefined {
  const problem = argument.problem(value);
  return problem && `\`${argument.name}\` ${problem}`;
}

export const unless = (right: boolean, message: string): string | undefined => (right ? undefined : message);
