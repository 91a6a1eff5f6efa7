import type * as z from 'zod';
import type { Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';

/** Throws Auth0's 400 where the body does not fit the schema. Wording as recorded: `Payload validation error: '…'`. */
export function validateBody(schema: z.ZodType, body: Json): void {
  const result = schema.safeParse(body);
  if (result.success) return;
  const first = result.error.issues[0];
  if (first)
    throw new ApiError(400, `Payload validation error: ${sentence(deepest(first), body)}.`, 'invalid_body');
}

/** Throws Auth0's 400 where a part of the path is not one of the words that may stand there. */
export function validateParams(
  schemas: Readonly<Record<string, z.ZodType>>,
  params: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(params)) {
    const schema = schemas[name];
    if (!schema || schema.safeParse(value).success) continue;
    const about = schema.description === undefined ? '' : ` (${schema.description})`;
    const problem = `'Invalid value "${value}"' on property ${name}${about}`;
    throw new ApiError(400, `Path validation error: ${problem}.`, 'invalid_uri');
  }
}

/** Of a union's branches, the one that came furthest says most. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] }) : issue;
}

function sentence(issue: z.core.$ZodIssue, body: Json): string {
  const at = propertyName(issue.path);
  const on = at === '' ? '' : ` on property ${at}`;
  if (issue.code === 'unrecognized_keys')
    return `'Additional properties not allowed: ${issue.keys.join(',')}'${on}`;
  const missing = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  if (missing && valueAt(body, issue.path) === undefined) {
    const parent = propertyName(issue.path.slice(0, -1));
    return `'Missing required property: ${String(issue.path.at(-1))}'${parent ? ` on property ${parent}` : ''}`;
  }
  if (issue.code === 'invalid_type') {
    return `'Expected type ${jsonType(issue.expected)} but found type ${typeOf(valueAt(body, issue.path))}'${on}`;
  }
  if (issue.code === 'invalid_value')
    return `'No enum match for: ${JSON.stringify(valueAt(body, issue.path))}'${on}`;
  if (issue.code === 'too_big' || issue.code === 'too_small') return `'${outside(issue, body)}'${on}`;
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return `'String does not match pattern: ${(issue.pattern ?? '').replace(/^\/|\/\w*$/g, '')}'${on}`;
  if (issue.code === 'invalid_format')
    return `'Object didn't pass validation for format ${issue.format}: ${String(valueAt(body, issue.path))}'${on}`;
  return `'${issue.message}'${on}`;
}

/** What is wrong with a length or a number outside its limits, in the words of the validator that Auth0's other sentences are from. */
function outside(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, body: Json): string {
  const value = valueAt(body, issue.path);
  const big = issue.code === 'too_big';
  const limit = big ? `maximum ${issue.maximum}` : `minimum ${issue.minimum}`;
  if (typeof value === 'string')
    return `String is too ${big ? 'long' : 'short'} (${value.length} chars), ${limit}`;
  if (Array.isArray(value)) return `Array is too ${big ? 'long' : 'short'} (${value.length}), ${limit}`;
  if (typeof value === 'number') return `Value ${value} is ${big ? 'greater' : 'less'} than ${limit}`;
  return issue.message;
}

/** `callbacks[0]`, `jwt_configuration.alg` */
function propertyName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? String(step) : `${name}.${String(step)}`;
  }, '');
}

function valueAt(body: Json, path: readonly PropertyKey[]): Json | undefined {
  let value: unknown = body;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return value as Json | undefined;
}

function jsonType(expected: string): string {
  return expected === 'record' ? 'object' : expected === 'int' ? 'integer' : expected;
}

function typeOf(value: Json | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
