import { html } from 'hono/html';
import type { Command, Execution, Outcome } from '../../actions/runtime/runner.ts';
import type { Documents } from '../../core/documents.ts';
import { textOf } from '../../core/json.ts';
import { mask } from '../../core/mask.ts';
import type { SignInRecord } from '../sign-ins/sign-ins.ts';
import type { Html } from './console-page.ts';
import { resultOf, timeElement, whoOf } from './sign-in-list.ts';

/** One sign-in: who, where, what it came to, and each Action with its time, its logs, and the calls that it made. */
export function signInEntry(record: SignInRecord, documents: Documents): Html {
  const { outcome } = record;
  return html`<dl><dt>Result</dt><dd>${resultOf(record)}</dd><dt>Who</dt><dd>${whoOf(record)}</dd>
<dt>Application</dt><dd>${textOf(record.client.name) ?? ''}</dd><dt>Connection</dt><dd>${textOf(record.connection.name) ?? ''}</dd>
<dt>Time</dt><dd>${timeElement(record.at)}</dd><dt>Address</dt><dd>${record.ip}</dd></dl>
<h2>Actions</h2>${
    outcome === undefined || outcome.executions.length === 0
      ? html`<p>No Action ran.</p>`
      : outcome.executions.map((execution) => actionOf(execution, outcome, documents))
  }`;
}

function actionOf({ action, milliseconds, logs, error }: Execution, outcome: Outcome, documents: Documents) {
  const calls = outcome.commands.filter((command) => command.action === action);
  const warnings = outcome.warnings.filter((warning) => warning.action === action);
  const denied = outcome.denied?.action === action ? outcome.denied : undefined;
  const waits = outcome.suspended?.action === action ? outcome.suspended : undefined;
  return html`<article><h3>${action} <span class="muted">${milliseconds < 1 ? 'less than 1' : Math.round(milliseconds)} ms</span></h3>
${denied ? html`<p class="refused result">Denied the login: ${mask(denied.reason)}</p>` : ''}
${waits ? html`<p class="waiting result">Made the login wait: ${waits.method}</p>` : ''}
${error ? html`<p class="refused result">Failed: ${mask(error.message)}</p>` : ''}
${logs.map(({ level, text }) => html`<pre>${level}: ${mask(text)}</pre>`)}
${calls.length === 0 ? html`<p class="muted">It called nothing.</p>` : html`<ul>${calls.map((call) => html`<li><code>${callOf(call)}</code></li>`)}</ul>`}
${warnings.map(({ message }) => html`<p class="waiting">${mask(message)}</p>`)}
${sourceOf(action, documents)}</article>`;
}

/** `api.idToken.setCustomClaim("https://…/roles", ["Customer"])` */
function callOf({ method, args }: Command): string {
  return mask(`api.${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
}

function sourceOf(name: string, documents: Documents) {
  const action = documents.list('/actions/actions').find((one) => one.name === name);
  const code = textOf(action?.code);
  return code === undefined
    ? ''
    : html`<details><summary>Its code</summary><pre>${mask(code)}</pre></details>`;
}
