import { html } from 'hono/html';
import { stringify } from 'yaml';
import { type Doc, textOf } from '../../core/json.ts';
import { LOGS } from '../../resources/logs/log-store.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';

/** Entries that a page shows. */
const SHOWN = 200;

/** The newest entries of the tenant's log; each opens into all that it says. */
export function logPage({ state }: TenantContext): Html {
  const entries = state.held.list(LOGS);
  if (entries.length === 0) return html`<p>Nothing has been logged yet.</p>`;
  const newest = entries.slice(-SHOWN).reverse();
  return html`<p class="muted">${newest.length} of ${entries.length}, the newest first.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Tenant log"><table>
<thead><tr><th scope="col">Time</th><th scope="col">Type</th><th scope="col">What</th><th scope="col">Application</th><th scope="col">User</th></tr></thead>
<tbody>${newest.map(row)}</tbody></table></div>`;
}

/** One entry of the log as YAML; undefined where it is not kept. */
export function logEntry({ state }: TenantContext, id: string): Html | undefined {
  const entry = state.held.get(LOGS, id);
  return entry && html`<article><pre>${stringify(entry, { lineWidth: 0 })}</pre></article>`;
}

function row(entry: Doc) {
  const date = textOf(entry.date) ?? '';
  return html`<tr><td><a href="/console/log/${textOf(entry.log_id) ?? ''}"><time datetime="${date}">${date.slice(0, 19).replace('T', ' ')}</time></a></td>
<td><code>${textOf(entry.type) ?? ''}</code></td><td>${textOf(entry.description) ?? ''}</td><td>${textOf(entry.client_name) ?? ''}</td><td>${textOf(entry.user_name) ?? ''}</td></tr>`;
}
