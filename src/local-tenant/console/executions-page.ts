import { html } from 'hono/html';
import { type Doc, docOf, docsOf, textOf } from '../../core/json.ts';
import { mask } from '../../core/mask.ts';
import { EXECUTIONS } from '../../resources/actions/executions.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';
import { timeElement } from './sign-in-list.ts';

/** Runs that a page shows. */
const SHOWN = 100;

/** The last runs of every trigger, those that nobody signed in by too: what each Action took, logged and threw. */
export function executionsPage({ state }: TenantContext): Html {
  const all = state.held.list(EXECUTIONS);
  if (all.length === 0) return html`<p>No Action has run yet.</p>`;
  const newest = all.slice(-SHOWN).reverse();
  return html`<p class="muted">${newest.length} of ${all.length}, the newest first. A sign-in tells besides what its Actions called.</p>${newest.map(run)}`;
}

function run({ id, trigger_id: trigger, status, created_at: at, results }: Doc) {
  return html`<article id="${String(id)}"><h2>${String(trigger)}${status === 'suspended' ? html` <span class="waiting">waits</span>` : ''}</h2>
<p class="muted">${timeElement(Date.parse(String(at)))} · <code>${String(id)}</code></p>${docsOf(results).map(action)}</article>`;
}

function action({ action_name: name, error, response }: Doc) {
  const { logs, stats } = docOf(response);
  const took = Number(docOf(stats).action_duration_ms ?? 0);
  const wrong = textOf(docOf(error).msg);
  return html`<h3>${String(name)} <span class="muted">${took < 1 ? 'less than 1' : Math.round(took)} ms</span></h3>
${wrong === undefined ? '' : html`<p class="refused result">Failed: ${mask(wrong)}</p>`}${textOf(logs) ? html`<pre>${mask(textOf(logs) ?? '')}</pre>` : ''}`;
}
