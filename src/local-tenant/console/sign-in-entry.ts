import { html } from 'hono/html';
import type { Command, Execution, Outcome } from '../../actions/runtime/runner.ts';
import type { Documents } from '../../core/documents.ts';
import { textOf } from '../../core/json.ts';
import { mask } from '../../core/mask.ts';
import type { LoginFacts, SignInRecord } from '../sign-ins/sign-ins.ts';
import type { Html } from './console-page.ts';
import { resultOf, timeElement, whoOf } from './sign-in-list.ts';

/** One sign-in: who, where, what it came to, and each Action with its time, its logs, and the calls that it made. */
export function signInEntry(record: SignInRecord, flow: readonly SignInRecord[], documents: Documents): Html {
  const { outcome, login } = record;
  return html`<dl><dt>Result</dt><dd>${resultOf(record)}</dd><dt>Who</dt><dd>${whoOf(record)}</dd>
<dt>Application</dt><dd>${textOf(record.client.name) ?? ''}</dd><dt>Connection</dt><dd>${textOf(record.connection.name) ?? ''}</dd>
<dt>Time</dt><dd>${timeElement(record.at)}</dd><dt>Address</dt><dd>${record.ip}</dd>${login ? loginOf(login) : ''}</dl>
${flow.length > 1 ? stepsOf(flow, record) : ''}
<h2>Actions</h2>${
    outcome === undefined || outcome.executions.length === 0
      ? html`<p>No Action ran.</p>`
      : outcome.executions.map((execution) => actionOf(execution, outcome, documents))
  }`;
}

function loginOf({ protocol, methods, organization, audience, requestedScopes, scopes }: LoginFacts) {
  return html`<dt>Proved by</dt><dd>${methods.join(', ')}</dd><dt>Protocol</dt><dd>${protocol}</dd>
${organization === undefined ? '' : html`<dt>Organization</dt><dd>${organization}</dd>`}
<dt>API</dt><dd>${audience ?? 'none'}</dd><dt>Scopes asked for</dt><dd>${requestedScopes.join(' ') || 'none'}</dd>
<dt>Scopes before Actions</dt><dd>${scopes.join(' ') || 'none'}</dd>`;
}

/** All that belongs to the same login, in order. */
function stepsOf(flow: readonly SignInRecord[], current: SignInRecord) {
  return html`<h2>Steps of this login</h2><ol>${flow.map((step) => {
    const proved = step.login === undefined ? '' : html` (${step.login.methods.join(', ')})`;
    const time = timeElement(step.at);
    const link =
      step === current
        ? html`<strong aria-current="step">${time}</strong>`
        : html`<a href="/console/sign-ins/${step.number}">${time}</a>`;
    return html`<li>${link} ${resultOf(step)}${proved}</li>`;
  })}</ol>`;
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
