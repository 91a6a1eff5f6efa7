import { html } from 'hono/html';
import { type Doc, textOf, textsOf } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';

/** The applications, each with a form that tries a sign-in to it, where people can sign in to it. */
export function applicationsPage({ state }: TenantContext): Html {
  const { held } = state;
  const applications = held.list('/clients').filter(({ global }) => global !== true);
  const apis = held.list('/resource-servers').filter(({ is_system: system }) => system !== true);
  return html`${applications.map((client) => application(client, apis))}`;
}

function application(client: Doc, apis: readonly Doc[]) {
  const id = textOf(client.client_id) ?? '';
  const callbacks = textsOf(client.callbacks);
  return html`<article><h2>${textOf(client.name) ?? id}</h2>
<dl><dt>Client ID</dt><dd><code>${id}</code></dd><dt>Type</dt><dd>${textOf(client.app_type) ?? 'not said'}</dd><dt>Callbacks</dt><dd>${callbacks.join(', ') || 'none'}</dd></dl>
${signsPeopleIn(client) ? trialForm(id, apis) : html`<p class="muted">Nobody can sign in to it in a browser: it has no grant authorization_code.</p>`}</article>`;
}

function trialForm(id: string, apis: readonly Doc[]) {
  return html`<form action="/console/applications/${encodeURIComponent(id)}/try"><label>API <select name="audience">
<option value="">none</option>${apis.map((api) => html`<option value="${textOf(api.identifier) ?? ''}">${textOf(api.name) ?? textOf(api.identifier) ?? ''}</option>`)}</select></label>
<button>Try it</button></form>`;
}

function signsPeopleIn(client: Doc): boolean {
  return textsOf(client.grant_types).includes('authorization_code');
}
