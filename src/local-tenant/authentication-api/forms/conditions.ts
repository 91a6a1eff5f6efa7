import { type Doc, docsOf, isDoc, itemsOf, type Json } from '../../../core/json.ts';
import { type FormFacts, filledValue } from './expressions.ts';

type Compare = (left: Json | undefined, right: Json | undefined) => boolean;

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : String(value);
const has = (left: Json | undefined, right: Json | undefined): boolean =>
  Array.isArray(left)
    ? left.some((one) => text(one as Json) === text(right))
    : text(left).includes(text(right));
const isEmpty = (value: Json | undefined): boolean =>
  text(value) === '' || (Array.isArray(value) && value.length === 0);

/** Auth0's documentation names the operators ("Routers"); how an export spells them is assumed. */
const OPERATORS: Readonly<Record<string, Compare>> = {
  EQ: (a, b) => text(a) === text(b),
  NEQ: (a, b) => text(a) !== text(b),
  GT: (a, b) => Number(a) > Number(b),
  GTE: (a, b) => Number(a) >= Number(b),
  LT: (a, b) => Number(a) < Number(b),
  LTE: (a, b) => Number(a) <= Number(b),
  CONTAINS: has,
  NOT_CONTAINS: (a, b) => !has(a, b),
  STARTS_WITH: (a, b) => text(a).startsWith(text(b)),
  ENDS_WITH: (a, b) => text(a).endsWith(text(b)),
  EXISTS: (a) => a !== undefined,
  NOT_EXISTS: (a) => a === undefined,
  IS_NULL: (a) => a === null || a === undefined,
  IS_NOT_NULL: (a) => a !== null && a !== undefined,
  NOT_HAS_VALUE: isEmpty,
  IS_TRUE: (a) => a === true || a === 'true',
  IS_FALSE: (a) => a === false || a === 'false',
};

const SPELLINGS: Readonly<Record<string, string>> = {
  EQUALS: 'EQ',
  IS_EQUAL_TO: 'EQ',
  NOT_EQUALS: 'NEQ',
  IS_DIFFERENT_TO: 'NEQ',
  INCLUDES: 'CONTAINS',
  NOT_INCLUDES: 'NOT_CONTAINS',
  HAS_NOT_VALUE: 'NOT_HAS_VALUE',
};

/** Whether a condition of a router is met: `{ operator, operands }`, `AND` and `OR` with conditions inside. One that nobody knows is not. */
export function isMet(condition: Json | undefined, data: FormFacts): boolean {
  if (!isDoc(condition)) return false;
  const operator = String(condition.operator ?? '').toUpperCase();
  const operands = itemsOf(condition.operands);
  if (operator === 'AND') return docsOf(operands as Doc[]).every((one) => isMet(one, data));
  if (operator === 'OR') return docsOf(operands as Doc[]).some((one) => isMet(one, data));
  const [left, right] = operands.map((one) => filledValue(one, data));
  return OPERATORS[SPELLINGS[operator] ?? operator]?.(left, right) ?? false;
}
