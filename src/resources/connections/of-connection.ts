import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';

export const CONNECTION_MISSING = {
  message: 'The connection does not exist',
  errorCode: 'inexistent_connection',
};

/** The connection that the path names. Raises 404. */
export function connectionOf({ documents, params }: HookContext): Doc {
  const connection = documents.get('/connections', params['id'] ?? '');
  if (!connection) throw new ApiError(404, CONNECTION_MISSING.message, CONNECTION_MISSING.errorCode);
  return connection;
}

/** What a setting of a connection's own shows of it. */
export function ofConnection(context: HookContext): Doc {
  const { id = '', name = '', strategy = '' } = connectionOf(context);
  return { connection_id: id, connection_name: name, strategy };
}

/** Dates of a setting: when it was made, and under `updated` when it was changed last. */
export function datesOf(before: Doc | undefined, { clock }: HookContext, updated: string): Doc {
  return { created_at: before?.created_at ?? isoNow(clock), [updated]: isoNow(clock) };
}

/** Every setting of that name: `directory-provisioning` of all connections, in their order. */
export function settingsOfAll(name: string, { documents }: HookContext): readonly Doc[] {
  const paths = documents.list('/connections').map(({ id }) => `/connections/${String(id)}/${name}`);
  return paths.map((path) => documents.get(path, '')).filter(isDoc);
}
