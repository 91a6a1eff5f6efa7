import { isDoc } from '../../../core/json.ts';

/** Checks one argument: what is wrong with it ("must be a string"), or undefined. */
export interface Argument {
  readonly name: string;
  readonly optional?: boolean;
  wrong(value: unknown): string | undefined;
}

type Check = (value: unknown) => string | undefined;

const argument = (name: string, wrong: Check): Argument => ({ name, wrong });

const unless = (right: boolean, message: string): string | undefined => (right ? undefined : message);

export const anything = (name: string): Argument => argument(name, () => undefined);

export const text = (name: string, max = Number.POSITIVE_INFINITY): Argument =>
  argument(name, (value) =>
    typeof value !== 'string'
      ? 'must be a string'
      : (unless(value !== '', 'must not be empty') ??
        unless(value.length <= max, `must have at most ${max} characters`)),
  );

export const flag = (name: string): Argument =>
  argument(name, (value) => unless(typeof value === 'boolean', 'must be true or false'));

export const number = (name: string): Argument =>
  argument(name, (value) =>
    unless(typeof value === 'number' && Number.isFinite(value) && value >= 0, 'must be a positive number'),
  );

export const oneOf = (name: string, values: readonly string[]): Argument =>
  argument(name, (value) =>
    unless(typeof value === 'string' && values.includes(value), `must be one of ${values.join(', ')}`),
  );

export const texts = (name: string): Argument =>
  argument(name, (value) =>
    unless(
      Array.isArray(value) && value.every((one) => typeof one === 'string'),
      'must be an array of strings',
    ),
  );

export const url = (name: string): Argument =>
  argument(name, (value) =>
    unless(typeof value === 'string' && isHttpUrl(value), 'must be an http: or https: URL'),
  );

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

/** An object; of its keys, those in `keys` are checked. */
export const object = (name: string, keys: readonly Argument[] = []): Argument =>
  argument(name, (value) => {
    if (!isDoc(value)) return 'must be an object';
    const [first] = keys.flatMap((key) => wrongArgument(key, value[key.name]) ?? []);
    return first && `is wrong: ${first}`;
  });

/** An array in which every item passes the check. */
export const listOf = (item: Argument): Argument =>
  argument(item.name, (value) => {
    if (!Array.isArray(value) || value.length === 0) return 'must be an array with at least one item';
    return value.map((one) => item.wrong(one)).find((wrong) => wrong !== undefined);
  });

export const optional = (inner: Argument): Argument => ({
  name: inner.name,
  optional: true,
  wrong: (value) => (value === undefined ? undefined : inner.wrong(value)),
});

/** The value or null. */
export const orNull = (inner: Argument): Argument =>
  argument(inner.name, (value) => (value === null ? undefined : inner.wrong(value)));

/** `` `reason` must be a string `` where the value is wrong. */
export function wrongArgument(check: Argument, value: unknown): string | undefined {
  const wrong = check.wrong(value);
  return wrong && `\`${check.name}\` ${wrong}`;
}
