import * as z from 'zod';
import { type Doc, docOf, docsOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { choice, listOf, object, settings, text } from '../schema.ts';
import { identitiesOf } from '../users/identities.ts';
import { type Column, type ExportFormat, exportFile, storeExport } from './export-file.ts';
import { connectionOfJob, startJob } from './job-store.ts';

/** What an export has where the request names no fields (seen in exports of tenants). */
const DEFAULTS: readonly Column[] = [
  { name: 'user_id', as: 'Id' },
  { name: 'given_name', as: 'Given Name' },
  { name: 'family_name', as: 'Family Name' },
  { name: 'nickname', as: 'Nickname' },
  { name: 'name', as: 'Name' },
  { name: 'email', as: 'Email' },
  { name: 'email_verified', as: 'Email Verified' },
  { name: 'picture', as: 'Picture' },
  { name: 'identities[0].connection', as: 'Connection' },
  { name: 'created_at', as: 'Created At' },
  { name: 'updated_at', as: 'Updated At' },
];

/** Auth0's documentation, "Bulk export user data". */
const MOST_COLUMNS = 30;

/** `POST /jobs/users-exports` */
export const exportUsers: Verb = {
  method: 'POST',
  path: '/users-exports',
  scope: 'read:users',
  body: settings({
    connection_id: text.regex(/^con_[A-Za-z0-9]{16}$/),
    format: choice('json', 'csv'),
    limit: z.int().min(1),
    fields: listOf(object({ name: text.max(100) }, { export_as: text.max(100) })),
  }),
  run(body, context) {
    const sent = docOf(body);
    const format: ExportFormat = sent['format'] === 'csv' ? 'csv' : 'json';
    const columns = columnsOf(sent['fields']);
    if (format === 'csv') checkColumns(columns);
    const users = usersOf(sent, context);
    const answer = startJob(
      'users_export',
      { ...sent, format },
      { percentage_done: 100, time_left_seconds: 0 },
      context,
    );
    storeExport(String(answer.id), exportFile(users, columns, format), context);
    return { status: 200, body: answer };
  },
};

function usersOf({ connection_id: id, limit }: Doc, context: HookContext): readonly Doc[] {
  const all = context.documents.list('/users');
  const name = id === undefined ? undefined : connectionOfJob(id, context).name;
  const meant =
    name === undefined
      ? all
      : all.filter((user) => identitiesOf(user).some(({ connection }) => connection === name));
  return limit === undefined ? meant : meant.slice(0, Number(limit));
}

function columnsOf(fields: Json | undefined): readonly Column[] {
  const named = docsOf(fields);
  if (named.length === 0) return DEFAULTS;
  return named.map(({ name, export_as }) => ({ name: String(name), as: String(export_as ?? name) }));
}

/** Documented; the wording is assumed. */
function checkColumns(columns: readonly Column[]): void {
  if (columns.length > MOST_COLUMNS) refuse(`CSV exports are limited to ${MOST_COLUMNS} fields`);
  const whole = columns.find(({ name }) => name === 'app_metadata' || name === 'user_metadata');
  if (whole) refuse(`${whole.name} cannot be exported as a single field in CSV format`);
}

function refuse(reason: string): never {
  throw new ApiError(400, `${reason}.`, 'invalid_body');
}
