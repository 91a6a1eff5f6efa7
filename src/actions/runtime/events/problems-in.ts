import { isDoc } from '../../../core/json.ts';
import { nearest } from '../../../core/nearest.ts';
import type { ObjectShape, Schema, Shape } from './schema.ts';

/**
 * What is wrong with a value, a sentence for each place: `` `event.user.email` must be a string. `` Parts that are the very
 * ones of `sound`, of which it is known that nothing is wrong with it, are not looked at.
 */
export function problemsIn(
  { shape }: Schema,
  value: unknown,
  path: string,
  sound?: unknown,
): readonly string[] {
  if (value !== undefined && value === sound) return [];
  if (shape.is === 'object' && isDoc(value)) return fieldProblems(shape, value, path, sound);
  if (shape.is === 'record' && isDoc(value)) {
    return Object.entries(value).flatMap(([key, one]) => problemsIn(shape.of, one, `${path}.${key}`));
  }
  if (shape.is === 'list' && Array.isArray(value)) {
    return value.flatMap((one, index) => problemsIn(shape.of, one, `${path}[${index}]`));
  }
  if (shape.is === 'choice') return choiceProblems(shape.words, value, path);
  return fits(shape, value) ? [] : [`\`${path}\` must be ${EXPECTED[shape.is]}.`];
}

const EXPECTED = {
  text: 'a string',
  number: 'a number',
  flag: 'true or false',
  scalar: 'a string, a number, true or false',
  anything: 'a value',
  list: 'an array',
  record: 'an object',
  object: 'an object',
} as const;

function fits({ is }: Shape, value: unknown): boolean {
  if (is === 'text') return typeof value === 'string';
  if (is === 'number') return Number.isFinite(value);
  if (is === 'flag') return typeof value === 'boolean';
  if (is === 'scalar') return ['string', 'number', 'boolean'].includes(typeof value);
  return is === 'anything' && value !== undefined;
}

function choiceProblems(words: readonly string[], value: unknown, path: string): readonly string[] {
  if (typeof value === 'string' && words.includes(value)) return [];
  const meant = typeof value === 'string' ? nearest(value, words) : undefined;
  return [`\`${path}\` must be one of ${words.join(', ')}${hintOf(meant)}`];
}

function fieldProblems(shape: ObjectShape, value: object, path: string, sound: unknown): readonly string[] {
  const found: string[] = [];
  for (const name of Object.keys(shape.must)) {
    if (!Object.hasOwn(value, name)) found.push(`\`${path}.${name}\` is missing: Auth0 always sends it.`);
  }
  for (const [name, one] of Object.entries(value)) {
    const field = fieldOf(shape, name);
    const known = isDoc(sound) ? sound[name] : undefined;
    if (field) found.push(...problemsIn(field, one, `${path}.${name}`, known));
    else if (!shape.open) found.push(unknownField(`${path}.${name}`, nearest(name, namesOf(shape))));
  }
  return found;
}

function fieldOf({ must, may }: ObjectShape, name: string): Schema | undefined {
  if (Object.hasOwn(must, name)) return must[name];
  return Object.hasOwn(may, name) ? may[name] : undefined;
}

const namesOf = ({ must, may }: ObjectShape): readonly string[] => Object.keys({ ...must, ...may });

function unknownField(path: string, meant: string | undefined): string {
  return `\`${path}\` is no field that Auth0 sends${hintOf(meant)}`;
}

function hintOf(meant: string | undefined): string {
  return meant === undefined ? '.' : `; did you mean \`${meant}\`?`;
}
