import { html } from 'hono/html';
import { textOf } from '../../core/json.ts';
import type { SignInRecord } from '../sign-ins/sign-ins.ts';
import type { Html } from './console-page.ts';

const RESULTS = { 'signed-in': 'signed in', refused: 'refused', waiting: 'waits' } as const;

/** The last sign-ins, the newest first. */
export function signInList(records: readonly SignInRecord[]): Html {
  if (records.length === 0) return html`<p>Nobody has signed in since the tenant was started.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sign-ins, the newest first"><table>
<thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">Application</th><th scope="col">Connection</th><th scope="col">Result</th></tr></thead>
<tbody>${records.map(row)}</tbody></table></div>`;
}

function row(record: SignInRecord) {
  return html`<tr><td><a href="/console/sign-ins/${record.number}">${timeElement(record.at)}</a></td><td>${whoOf(record)}</td>
<td>${textOf(record.client.name) ?? ''}</td><td>${textOf(record.connection.name) ?? ''}</td><td>${resultOf(record)}</td></tr>`;
}

/** Who it was, as far as it is known. */
export function whoOf({ user, username }: SignInRecord): string {
  return username ?? textOf(user?.email) ?? textOf(user?.name) ?? textOf(user?.user_id) ?? 'unknown';
}

/** The result in a word, and why. */
export function resultOf({ result, reason, silent }: SignInRecord): Html {
  return html`<span class="result ${result}">${RESULTS[result]}</span>${silent ? ' silently' : ''}${
    reason === undefined ? '' : html`: ${result === 'waiting' ? `for ${reason}` : reason}`
  }`;
}

/** A time, of which the day is seen in its source. */
export function timeElement(at: number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 19)} UTC</time>`;
}
