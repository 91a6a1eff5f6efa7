import * as z from 'zod';
import { core, optionsOf, wordsOf } from './schema.ts';

/** What a schema takes, in plain words: `a list of strings`. */
export function describe(schema: z.ZodType): string {
  const options = optionsOf(schema);
  if (options.length > 1) return [...new Set(options.map(describe))].join(' or ');
  const inner = core(schema);
  if (inner instanceof z.ZodArray) return `a list of ${plural(inner.element as z.ZodType)}`;
  const words = wordsOf(inner);
  if (words.length > 0) return words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`;
  return NAMES[typeName(inner)]?.[0] ?? 'a value';
}

function plural(schema: z.ZodType): string {
  const inner = core(schema);
  if (wordsOf(inner).length > 0) return describe(schema);
  if (optionsOf(schema).length > 1) return optionsOf(schema).map(plural).join(' or ');
  return NAMES[typeName(inner)]?.[1] ?? 'values';
}

function typeName(schema: z.ZodType): string {
  return schema instanceof z.ZodNumberFormat ? 'int' : schema.def.type;
}

/** By zod's name of the type: one of them, and several. */
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  string: ['a string', 'strings'],
  number: ['a number', 'numbers'],
  int: ['a whole number', 'whole numbers'],
  boolean: ['true or false', 'booleans'],
  object: ['an object', 'objects'],
  record: ['an object', 'objects'],
  array: ['a list', 'lists'],
  null: ['nothing', 'nothing'],
};

/** What was found, in plain words: `a number`, `a list`. */
export function describeFound(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return value.length <= 40 ? `the string ${JSON.stringify(value)}` : 'a string';
  return typeof value === 'number' ? `the number ${value}` : 'an object';
}
