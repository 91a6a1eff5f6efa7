import type { Counts } from '../deploy-cli/messages.ts';

/** What auth0-deploy-cli counted, a line a type. It counts an update also where nothing was different. */
export function countsText(counts: Counts): string {
  const rows = Object.entries(counts).filter(
    ([, { created, updated, deleted }]) => created + updated + deleted > 0,
  );
  if (rows.length === 0) return 'auth0-deploy-cli wrote nothing.';
  const width = Math.max(...rows.map(([type]) => type.length));
  const lines = rows.map(
    ([type, { created, updated, deleted }]) =>
      `  ${type.padEnd(width)}  ${created} created, ${updated} written again, ${deleted} deleted`,
  );
  return ['What auth0-deploy-cli sent:', ...lines].join('\n');
}
