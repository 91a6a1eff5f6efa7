import { html, raw } from 'hono/html';
import { textOf } from '../../core/json.ts';
import { SIGN_INS_KEPT, type SignInRecord } from '../sign-ins/sign-ins.ts';
import type { Html } from './console-page.ts';

const RESULTS = { 'signed-in': 'signed in', refused: 'refused', waiting: 'waits' } as const;

/** Keeps the list as it is at the tenant: a new row on top for each sign-in that is told of. */
const LIVE = `
const rows = document.querySelector('tbody');
const live = new EventSource('/console/sign-ins/live?after=' + rows.dataset.last);
live.addEventListener('sign-in', ({ data }) => {
  document.querySelector('#nobody')?.remove();
  rows.insertAdjacentHTML('afterbegin', data);
  if (rows.rows.length > ${SIGN_INS_KEPT}) rows.rows[rows.rows.length - 1].remove();
});`;

/** The last sign-ins, the newest first; new ones come in as they happen. */
export function signInList(records: readonly SignInRecord[], nonce: string): Html {
  return html`${records.length === 0 ? html`<p id="nobody">Nobody has signed in since the tenant was started.</p>` : ''}
<div class="scroll" tabindex="0" role="region" aria-label="Sign-ins, the newest first"><table>
<thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">Application</th><th scope="col">Connection</th><th scope="col">Result</th></tr></thead>
<tbody data-last="${records[0]?.number ?? 0}">${records.map(signInRow)}</tbody></table></div>
<script nonce="${nonce}">${raw(LIVE)}</script>`;
}

/** A row of the list. */
export function signInRow(record: SignInRecord): Html {
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
