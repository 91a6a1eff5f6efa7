import { QueryReader, QuerySyntaxError } from './query-reader.ts';

/** What a term wants of a field: a value (with `*` anywhere, unless it was quoted), a range, or to be there at all. */
export type Wanted =
  | { readonly type: 'value'; readonly text: string; readonly quoted: boolean }
  | { readonly type: 'range'; readonly low?: Bound; readonly high?: Bound }
  | { readonly type: 'exists' };

export interface Bound {
  readonly text: string;
  readonly inclusive: boolean;
}

/** A query as a tree. A term without a field is looked for in the fields that the resource has for it. */
export type Query =
  | { readonly type: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly type: 'not'; readonly part: Query }
  | { readonly type: 'term'; readonly field?: string; readonly wanted: Wanted };

/**
 * Reads the part of Lucene's query syntax that Auth0 documents for users and logs: `field:value`, quotes, `*`, ranges
 * with square and curly brackets, `_exists_:field`, AND, OR, NOT and parentheses, also behind a field. Terms that
 * nothing joins are alternatives, as in Lucene. Raises `QuerySyntaxError`.
 */
export function parseQuery(text: string): Query {
  const reader = new QueryReader(text);
  const query = alternatives(reader, undefined);
  if (!reader.atEnd()) throw new QuerySyntaxError(`Unexpected '${reader.rest()}'`);
  return query;
}

function alternatives(reader: QueryReader, field: string | undefined): Query {
  const parts = [conjunction(reader, field)];
  while (!reader.atEnd() && !reader.sees(')')) {
    reader.takeWord('OR', '||');
    parts.push(conjunction(reader, field));
  }
  return joined('or', parts);
}

function conjunction(reader: QueryReader, field: string | undefined): Query {
  const parts = [negation(reader, field)];
  while (reader.takeWord('AND', '&&')) parts.push(negation(reader, field));
  return joined('and', parts);
}

function negation(reader: QueryReader, field: string | undefined): Query {
  if (reader.takeWord('NOT', '!') || reader.takeSign('-')) {
    return { type: 'not', part: negation(reader, field) };
  }
  reader.takeSign('+');
  return clause(reader, field);
}

function clause(reader: QueryReader, field: string | undefined): Query {
  if (reader.take('(')) return inParentheses(reader, field);
  const name = field ?? reader.takeField();
  if (field === undefined && name !== undefined && reader.take('(')) return inParentheses(reader, name);
  if (name === '_exists_') return { type: 'term', field: reader.word(), wanted: { type: 'exists' } };
  return { type: 'term', ...(name !== undefined && { field: name }), wanted: wanted(reader) };
}

function inParentheses(reader: QueryReader, field: string | undefined): Query {
  const inner = alternatives(reader, field);
  if (!reader.take(')')) throw new QuerySyntaxError("Missing ')'");
  return inner;
}

function wanted(reader: QueryReader): Wanted {
  const quoted = reader.quoted();
  if (quoted !== undefined) return { type: 'value', text: quoted, quoted: true };
  const inclusive = reader.take('[');
  if (inclusive || reader.take('{')) return range(reader, inclusive);
  const text = reader.word();
  if (/^(AND|OR|NOT|&&|\|\|)$/.test(text)) throw new QuerySyntaxError(`Unexpected '${text}'`);
  return text === '*' ? { type: 'exists' } : { type: 'value', text, quoted: false };
}

function range(reader: QueryReader, lowInclusive: boolean): Wanted {
  const low = reader.quoted() ?? reader.word(']}');
  if (!reader.takeWord('TO')) throw new QuerySyntaxError("Missing 'TO' in a range");
  const high = reader.quoted() ?? reader.word(']}');
  const highInclusive = reader.take(']');
  if (!highInclusive && !reader.take('}')) throw new QuerySyntaxError("Missing ']' or '}'");
  return {
    type: 'range',
    ...(low !== '*' && { low: { text: low, inclusive: lowInclusive } }),
    ...(high !== '*' && { high: { text: high, inclusive: highInclusive } }),
  };
}

function joined(type: 'and' | 'or', parts: readonly Query[]): Query {
  const [first] = parts;
  return parts.length === 1 && first ? first : { type, parts };
}
