import { ApiError } from '../api-error.ts';
import { compileQuery, type Predicate, type SearchRules } from './compile-query.ts';
import { parseQuery, type Query, type Wanted } from './parse-query.ts';
import { QuerySyntaxError } from './query-reader.ts';

/** Auth0's documentation: with a `*` before it, a text must be at least this long. */
const SHORTEST_SUFFIX = 3;

/** Which documents the parameter `q` means. Answers 400 where it cannot be read, or asks for what Auth0 does not search. */
export function searchFor(q: string, rules: SearchRules): Predicate {
  const query = parsed(q);
  for (const { field, wanted } of termsOf(query)) checkTerm(field, wanted, rules);
  return compileQuery(query, rules);
}

function parsed(q: string): Query {
  try {
    return parseQuery(q);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return refuse(error.message);
    throw error;
  }
}

function termsOf(query: Query): readonly (Query & { type: 'term' })[] {
  if (query.type === 'term') return [query];
  return query.type === 'not' ? termsOf(query.part) : query.parts.flatMap(termsOf);
}

function checkTerm(field: string | undefined, wanted: Wanted, { plainField }: SearchRules): void {
  const wild = wanted.type === 'value' && !wanted.quoted && wanted.text.includes('*');
  if (wild && wanted.text.startsWith('*') && wanted.text.replaceAll('*', '').length < SHORTEST_SUFFIX) {
    refuse(`A term that begins with * needs ${SHORTEST_SUFFIX} other characters: ${wanted.text}`);
  }
  const plain = plainField !== undefined && (field === plainField || field?.startsWith(`${plainField}.`));
  if (plain && (wild || wanted.type === 'range')) {
    refuse(`${plainField} cannot be searched with wildcards or ranges`);
  }
}

/** The code is documented; the wording is assumed. */
function refuse(reason: string): never {
  throw new ApiError(400, `Invalid search query: ${reason}.`, 'invalid_query_string');
}
