import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type VerbAnswer } from '../kind.ts';
import { loose, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { allLogs, LOGS } from './log-store.ts';
import { searchedLogs } from './search-logs.ts';

const ALSO = ['read:logs_users'];

/** How many entries a checkpoint gives where `take` does not say, and at most (documented). */
const TAKE = 50;
const MOST = 100;

/** What happened in the tenant. */
export const logs = kind({
  name: 'logs',
  path: '/logs',
  shape: collection({ id: 'log_id', list: 'logs', verbs: [] }),
  scope: 'logs',
  identity: ['log_id'],
  fields: loose({ log_id: readOnly(text), type: readOnly(text), date: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:logs',
      alsoScopes: ALSO,
      run(_, context) {
        const { documents, query } = context;
        const all = allLogs(documents);
        // Auth0's documentation: beside a checkpoint, every other parameter is ignored.
        if (query['from'] || query['take']) return newerLogs(all, context);
        return { status: 200, body: searchedLogs(all, context) };
      },
    },
    {
      method: 'GET',
      path: '/{id}',
      scope: 'read:logs',
      alsoScopes: ALSO,
      run(_, { documents, params }) {
        const id = params['id'] ?? '';
        const found = documents.get(LOGS, id) ?? documents.get('/logs', id);
        if (!found) throw new ApiError(404, 'The log event does not exist.', 'inexistent_event');
        return { status: 200, body: found };
      },
    },
  ],
});

/** The entries after a checkpoint, the oldest first; a `Link` leads on, also where there are none yet (documented). */
function newerLogs(all: readonly Doc[], { query, issuer }: HookContext): VerbAnswer {
  const from = query['from'] ?? '';
  const take = Number(query['take'] ?? TAKE);
  if (!Number.isInteger(take) || take < 1 || take > MOST) {
    throw new ApiError(
      400,
      `Query validation error: 'Value ${query['take']} is greater than maximum ${MOST}' on property take.`,
      'invalid_query_string',
    );
  }
  const newer = all.filter((log) => String(log.log_id) > from).slice(0, take);
  const next = new URLSearchParams({ from: String(newer.at(-1)?.log_id ?? from), take: String(take) });
  return {
    status: 200,
    body: newer,
    headers: { link: `<${issuer}api/v2/logs?${next}>; rel="next"` },
  };
}
