import { type Doc, docOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { choice, either, flag, object, text } from '../schema.ts';
import { secret } from '../traits.ts';
import { importRow, type RowOutcome } from './import-row.ts';
import { connectionOfJob, startJob } from './job-store.ts';

/** Bytes (documented). */
const LARGEST = 512_000;

/** A form has texts only. */
const switched = either(flag, choice('true', 'false'));

/** `POST /jobs/users-imports`, a form with a file. */
export const importUsers: Verb = {
  method: 'POST',
  path: '/users-imports',
  scope: 'create:users',
  body: object(
    { users: secret(text), connection_id: text.regex(/^con_[A-Za-z0-9]{16}$/) },
    { upsert: switched, external_id: text, send_completion_email: switched },
  ),
  run(body, context) {
    const sent = docOf(body);
    const file = String(sent['users']);
    if (Buffer.byteLength(file) > LARGEST) {
      throw new ApiError(413, `Payload content length greater than maximum allowed: ${LARGEST}`);
    }
    const connection = connectionOfJob(sent['connection_id'], context);
    if (connection.strategy !== 'auth0') {
      throw new ApiError(400, 'Users can be imported into database connections only.', 'invalid_body');
    }
    const answered = {
      connection_id: connection.id ?? '',
      connection: connection.name ?? '',
      ...(sent['external_id'] !== undefined && { external_id: sent['external_id'] }),
    };
    const upsert = String(sent['upsert']) === 'true';
    return {
      status: 202,
      body: startJob('users_import', answered, done(file, connection, upsert, context), context),
    };
  },
};

function done(file: string, connection: Doc, upsert: boolean, context: HookContext): Doc {
  const rows = rowsOf(file);
  if (!rows) {
    context.log({ type: 'fui', description: 'Failed to import users', connection: connection.name ?? '' });
    return {
      status: 'failed',
      status_details: 'Failed to parse users file JSON when importing users. Make sure it is valid JSON.',
    };
  }
  const seen = new Set<string>();
  const outcomes = rows.map((row) => importRow(row, { connection, upsert, seen }, context));
  const count = (type: RowOutcome['type']) => outcomes.filter((one) => one.type === type).length;
  context.log({ type: 'sui', description: 'Successfully imported users', connection: connection.name ?? '' });
  return {
    percentage_done: 100,
    time_left_seconds: 0,
    summary: {
      failed: count('failed'),
      updated: count('updated'),
      inserted: count('inserted'),
      total: rows.length,
    },
    errors: outcomes.flatMap((one) =>
      one.type === 'failed' ? [{ user: one.user, errors: one.errors.map((error) => ({ ...error })) }] : [],
    ),
  };
}

function rowsOf(file: string): readonly Json[] | undefined {
  try {
    const parsed = JSON.parse(file) as Json;
    return Array.isArray(parsed) ? (parsed as readonly Json[]) : undefined;
  } catch {
    return undefined;
  }
}
