import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { SearchRules } from '../search/compile-query.ts';
import { searchFor } from '../search/search.ts';
import { sorted } from '../search/sorted.ts';
import { identitiesOf } from './identities.ts';

/** Auth0's documentation: search returns no more, whatever page is asked for. */
const WINDOW = 1000;

/** Auth0's documentation, "Search query syntax": values keep their case, but for those of the normalized profile. */
const RULES: SearchRules = {
  bareFields: [
    'email',
    'name',
    'nickname',
    'given_name',
    'family_name',
    'username',
    'user_id',
    'phone_number',
  ],
  foldedFields: new Set(['email', 'email.domain', 'name', 'given_name', 'family_name', 'nickname']),
  plainField: 'user_metadata',
  derived: {
    'email.domain': ({ email }) => (typeof email === 'string' ? [email.split('@')[1] ?? ''] : []),
  },
};

/** The users that `q` means, in the order of `sort`; 400 for what is beyond the window. */
export function listedUsers(users: readonly Doc[], { query }: HookContext): readonly Doc[] {
  checkWindow(query);
  checkEngine(query['search_engine']);
  const { q, sort, connection } = query;
  const found = q ? users.filter(searchFor(q, RULES)) : users;
  // Documented: the first version of the search alone has the parameter.
  const meant =
    connection && query['search_engine'] === 'v1'
      ? found.filter((user) => identitiesOf(user).some((one) => one.connection === connection))
      : found;
  if (!sort) return meant;
  // Documented: metadata cannot be sorted by.
  if (/^(app|user)_metadata\b/.test(sort)) {
    throw new ApiError(
      400,
      'Sorting by app_metadata or user_metadata is not supported.',
      'invalid_query_string',
    );
  }
  return sorted(meant, sort);
}

function checkEngine(engine: string | undefined): void {
  if (engine === undefined || ['v1', 'v2', 'v3'].includes(engine)) return;
  throw new ApiError(
    400,
    `Query validation error: 'No enum match for: ${engine}' on property search_engine (The version of the search engine).`,
    'invalid_query_string',
  );
}

/** Text and code as tenants answer. */
function checkWindow(query: Readonly<Record<string, string>>): void {
  const perPage = Number(query['per_page'] ?? 50);
  if ((Number(query['page'] ?? 0) + 1) * perPage <= WINDOW) return;
  throw new ApiError(
    400,
    'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation',
    'invalid_paging',
  );
}
