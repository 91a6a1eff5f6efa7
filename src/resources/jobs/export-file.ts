import { gzipSync } from 'node:zlib';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { tenantName } from '../tenant/tenant-name.ts';

export type ExportFormat = 'json' | 'csv';

/** A field of a user, by its path (`identities[0].connection`), and what it is called in the file. */
export interface Column {
  readonly name: string;
  readonly as: string;
}

/** Where the files of exports are kept, as `{ content }`: base64 of gzip. The id is the job's. */
export const EXPORTS = '/_exports';

/** Milliseconds; Auth0's documentation: a link is good for a minute, and the job gives a new one for a day. */
const LINK_LASTS = 60_000;

const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The users as lines of JSON, or as CSV with a line of names. */
export function exportFile(users: readonly Doc[], columns: readonly Column[], format: ExportFormat): string {
  const paths = columns.map(({ name, as }) => ({
    path: name.replaceAll(/\[(\d+)\]/g, '.$1').split('.'),
    as,
  }));
  if (format === 'json') {
    const line = (user: Doc) =>
      JSON.stringify(Object.fromEntries(paths.map(({ path, as }) => [as, valueAt(user, path)])));
    return users.map((user) => `${line(user)}\n`).join('');
  }
  const head = columns.map(({ as }) => as).join(',');
  const lines = users.map((user) => paths.map(({ path }) => cell(valueAt(user, path))).join(','));
  return `${[head, ...lines].join('\n')}\n`;
}

export function storeExport(id: string, file: string, { documents }: HookContext): void {
  documents.put(EXPORTS, id, { content: gzipSync(file).toString('base64') });
}

/** Where the file of a job can be fetched, without a token, for a minute. */
export function exportLocation(
  { id = '', format = 'json' }: Doc,
  { issuer, domain, clock }: HookContext,
): string {
  const file = `${tenantName(domain)}.${String(format)}.gz`;
  return `${issuer}_local/exports/${String(id)}/${file}?expires=${clock.now() + LINK_LASTS}`;
}

/**
 * Auth0's documentation: double quotes are doubled, and a text is in double quotes behind a single one, so that no
 * spreadsheet takes it for a formula; but not a date.
 */
function cell(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' && ISO_DATE.test(value)) return value;
  if (typeof value !== 'string' && typeof value !== 'object') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"'${text.replaceAll('"', '""')}"`;
}

function valueAt(user: Doc, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return (value as readonly Json[])[Number(key)];
    return isDoc(value) ? value[key] : undefined;
  }, user);
}
